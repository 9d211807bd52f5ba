from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "usage_days" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "subject_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "calls" INT NOT NULL,
    "minute" TIMESTAMPTZ NOT NULL,
    "minute_calls" INT NOT NULL,
    "held" BIGINT NOT NULL,
    "spent" BIGINT NOT NULL,
    CONSTRAINT "uid_usage_days_subject_06c76f" UNIQUE ("subject_id", "day")
);
COMMENT ON TABLE "usage_days" IS 'What one customer or number (`subject_id`) used on one day of the customer''s time zone.';
        CREATE TABLE IF NOT EXISTS "daily_checks" (
    "day" DATE NOT NULL PRIMARY KEY,
    "charged" BIGINT NOT NULL,
    "captured" BIGINT NOT NULL,
    "provider_cost_microcents" BIGINT NOT NULL,
    "costs_missing" INT NOT NULL,
    "drifts" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "daily_checks" IS 'How the sums of one day (UTC, by the time of settlement) looked on the next; written once.';
        CREATE TABLE IF NOT EXISTS "credit_alerts" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "left_over" BIGINT NOT NULL,
    "threshold" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "told_at" TIMESTAMPTZ,
    "customer_id" UUID NOT NULL REFERENCES "customers" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "credit_alerts" IS 'One crossing, written by the entry that crossed (see ledger.BOOK); amounts in 1/1000 credit.';
        CREATE TABLE IF NOT EXISTS "allowances" (
    "id" UUID NOT NULL PRIMARY KEY,
    "amount" BIGINT NOT NULL,
    "reason" VARCHAR(200) NOT NULL,
    "carry_over" BOOL NOT NULL,
    "last_month" VARCHAR(7),
    "spent_before" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "customer_id" UUID NOT NULL REFERENCES "customers" ("id") ON DELETE RESTRICT
);
COMMENT ON TABLE "allowances" IS 'A monthly grant of `amount` (1/1000 credit) for `reason`; `last_month` (`2026-11`) was granted already.';
        ALTER TABLE "customers" ADD "closed_why" VARCHAR(300);
        ALTER TABLE "customers" ADD "calls_per_minute" INT;
        ALTER TABLE "customers" ADD "low_credits" BIGINT;
        ALTER TABLE "customers" ADD "timezone" VARCHAR(64) NOT NULL DEFAULT 'UTC';
        ALTER TABLE "customers" ADD "spend_per_day" BIGINT;
        ALTER TABLE "customers" ADD "credit_microcents" BIGINT;
        ALTER TABLE "customers" ADD "closed_at" TIMESTAMPTZ;
        ALTER TABLE "customers" ADD "increment_seconds" INT NOT NULL DEFAULT 1;
        ALTER TABLE "customers" ADD "grace_seconds" INT NOT NULL DEFAULT 30;
        ALTER TABLE "customers" ADD "minimum_seconds" INT NOT NULL DEFAULT 0;
        ALTER TABLE "customers" ADD "own_credits" BOOL NOT NULL DEFAULT True;
        ALTER TABLE "customers" ADD "closed_until" TIMESTAMPTZ;
        ALTER TABLE "customers" ADD "calls_per_day" INT;
        ALTER TABLE "phone_numbers" ADD "calls_per_day" INT;
        ALTER TABLE "phone_numbers" ADD "calls_per_minute" INT;
        ALTER TABLE "attempts" ADD "payer_id" UUID NOT NULL;
        ALTER TABLE "attempts" ADD "max_seconds" INT;
        ALTER TABLE "attempts" ADD "day" DATE NOT NULL;
        ALTER TABLE "attempts" ADD "increment_seconds" INT NOT NULL DEFAULT 1;
        ALTER TABLE "attempts" ADD "charged" BIGINT;
        ALTER TABLE "attempts" ADD "minimum_seconds" INT NOT NULL DEFAULT 0;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "attempts" DROP COLUMN "payer_id";
        ALTER TABLE "attempts" DROP COLUMN "max_seconds";
        ALTER TABLE "attempts" DROP COLUMN "day";
        ALTER TABLE "attempts" DROP COLUMN "increment_seconds";
        ALTER TABLE "attempts" DROP COLUMN "charged";
        ALTER TABLE "attempts" DROP COLUMN "minimum_seconds";
        ALTER TABLE "customers" DROP COLUMN "closed_why";
        ALTER TABLE "customers" DROP COLUMN "calls_per_minute";
        ALTER TABLE "customers" DROP COLUMN "low_credits";
        ALTER TABLE "customers" DROP COLUMN "timezone";
        ALTER TABLE "customers" DROP COLUMN "spend_per_day";
        ALTER TABLE "customers" DROP COLUMN "credit_microcents";
        ALTER TABLE "customers" DROP COLUMN "closed_at";
        ALTER TABLE "customers" DROP COLUMN "increment_seconds";
        ALTER TABLE "customers" DROP COLUMN "grace_seconds";
        ALTER TABLE "customers" DROP COLUMN "minimum_seconds";
        ALTER TABLE "customers" DROP COLUMN "own_credits";
        ALTER TABLE "customers" DROP COLUMN "closed_until";
        ALTER TABLE "customers" DROP COLUMN "calls_per_day";
        ALTER TABLE "phone_numbers" DROP COLUMN "calls_per_day";
        ALTER TABLE "phone_numbers" DROP COLUMN "calls_per_minute";
        DROP TABLE IF EXISTS "usage_days";
        DROP TABLE IF EXISTS "allowances";
        DROP TABLE IF EXISTS "daily_checks";
        DROP TABLE IF EXISTS "credit_alerts";"""


MODELS_STATE = (
    "eJztXet327aS/1dw/KX2WdX1K0433t1z5EdS3zh217Gb7Y17RFiEJV5RoC5BWdXtzf++Mw"
    "BJ8W1SL1MMvjQ1iAGo34DAzGAef20NHZPZYrfdY7w73XpH/tridMjgfxJPWmSLjkazdmzw"
    "6KMtu1LsYzHZSB+F59KuB+1P1BYMmkwmuq418iyHY+8bzoikmJ4Qo+sMR5RPO5ZpEEsQyx"
    "PEGdF/jhmxTGJx4vUZObv91CLGiI4Fg17Cc0aCUNsmzpPsb1rUtnhvF2c3nS5MD3+teqIx"
    "t4C24zk9BpQuTPf1D2i2uMn+BCD8P0eDzpPFbDMGrGXiALK9401Hsu3+/vL8veyJP+Kx03"
    "Xs8ZDPeo+mXt/hYffx2DJ3kQafwS9kLvWYGYGcj23b507QpN4YGjx3zMJXNWcNJnuiYxsZ"
    "t/VfT2PeRX4RORP+5+h//FeLdOt0rm/uOp8v7jqdrRSf8RUSHPGbug7HNWJxD4H665sadw"
    "aIbN3CCc5+ad9uHx7vSAgc4fVc+VDCtfVNElKPKlIJ+gzlGb/TaJ/1qZuNdpwqgTq89Grw"
    "DqBaAbhbQ/pnx2a85/Xhz+OjArB/a99KvI+PJN4OfMXq8772nxzIRwj7DGb5bwWAg/7LgT"
    "ZomGE723PWDu7B3l4JdKFXLrzyWRxftRmlET51HJtRng3yjCgB8yNQrQrnsGW9W8Tpzc0V"
    "jjwU4p+2bLi8S+B7/+n04nZ7X8IOnSxPNl9e3yWw7roMMelQL433OTzxrCHL2TZilAnQTZ"
    "90N/ifTVzp8APNG25P/e2rgCF3l58uPt+1P/0a48p5++4CnxzI1mmidfs48U2Eg5Avl3e/"
    "EPyT/P3m+iJ5EIT97v6+he9Ex57T4c6kQ83IThu0Bqh9w7P5aRA5N7DhkXYHE+qandiTyP"
    "IYg0QwZK7I+Bp90vcfb5lNJbjpdeALVGf+MBu4Cr4F6z5ona2GiHgDD0FokigsCNVlZKim"
    "wjVx3IEY0S5bEKsvwThNAgo/S+fAyftQ04+GB8NkC+WgA5j+3DhT8jvMUHqi32i+2hPbEM"
    "rpPQEJqhSU+9pJtuaS3fWBP/D20BkDcoS6DDWX/Z/29/b2CJxBpuXtkjbpos7ShV1SgDLj"
    "Wl3WGTG3M7T42GNGC54ANZNKj/AYqDgwgWFxoB8y7nUEAz6YwnjglJuEegTkDOERA+it4X"
    "gYPj8hlLgM1g88FAzn6juwdtU0wiBUWCagIAch7phz+G3q1YZ0SnoOAe3iyXEfuNED3Fg4"
    "LqFPHvxq1MfUTxKkT58ZYbA2zV1yTqdCjTp0uNeXbw+DOhPK4RtqEW/scvxpBp60/3I4Mw"
    "CzOxyMjhRkEwu+nzH8LmtoeWTSZ1wujV1iOBPe8ec0YNynd/ItFPI/wEwTYENXwkdG8Bow"
    "sNG1HRC1OtBk2YZ8raBp0p8acj5kHhxAQ/iAu0SKZrAW2SQAT72Uy55QZmvhBGyE7EGohM"
    "IJJxo5ttWdSt110geuSHyCJdLtUw6LHLGQ7UCKaLtjmwmyLRgLdddf5TA78GPVDwV+dV2n"
    "C4xHjs8Gh/8LR8ffiqyCNwl40vIXXgtWXkuuPhihRYQDpP7LDanbg04w0ACOXq615k3Qmr"
    "U6t2J1LrEdp7G+5F6OUpdBmoAdT84VwY5HzN6qcO/hW/x4sH/09ujnw+Ojn6GLfNOw5W0B"
    "J9J6XPQcqgBwkmx94B5uCLCxg7oCsim6NUK7KYs2JYBVwDeTdo17w4ZAnJBgKwCcQbk+eD"
    "dlBUek54r2ygTlGo2WgRC3sTZLUHwKQLd6uUs6QTjXcvbRq438phb0fx4cHB6+Pdg7PP75"
    "zdHbt29+3gtXdvpR0RI/vfyAgMcYk2k1jutR1fiQSa65MS83Aq2/ihITpVmfIrN1f3e2Ku"
    "Vw1bd+0jYxnxqTRdqg5b6003SGk0mnc+Hr02lw0+CKEeNmPrhF+3WKtEH4rvvkVIbSOa5b"
    "o4RLuG2tGTc25HI1wCR1u5rBY2kfn5PNIa3m9AZwetLP2FALHK5iVHNJXzXjaVz2OixlRT"
    "4ssCIfZliR5SVOGua/fb65zjEehxTJj8jqeuTfxLbEyuwXkXuRx7FlexYXuzjta1yNIEKx"
    "DyrAeftT+/+SLDi7ujlNfik4wKn20dI+WjW8vmqWj1aU6+oKPtOXN/8OOEa0zKvg+goNL9"
    "z8ptzekgin4X3vuMzq8Y9sKkGWHlm8m6W1p+IFNhPWlBMSNLt0EnokxJcV/H741UztVrew"
    "zG8vz2DLKuNOyMfDx4WdCX+FNnYtR9o8SamUfxycoFlXNVVAuoIhGrQg02aixeA5gyGaCg"
    "/jMMiirpVXzOwx9wKGatK+Fj9gbeZm3lxUWUfyJqONIzUXpsDRcDGo2sE4TQKqkrNutr94"
    "Pqo3nN058J+lO41v4pnoO6EuA632bKiGAFXRDTy2XDJcwZPLKd8dPBX4UM4lXIwffwy8it"
    "E1Wfkcj0boYWt5J8Swna4c86XQ1Ww38uUOrx14a6DGtUi+A2+Em1XMsAkyHfj64hW49pRe"
    "rac07KXeOEPMykd4RrFGJw7Y3q1ntqo9IolzKZgLUE75cWhrqramamvqvMdwOja4IqgJsv"
    "WKO7UEVZuoX91Endbj0+s8zYVA5SzJg0Wi4OuwtF/kQeLTLsOFhcKZZ/HfGUpsLDg8X4ON"
    "x6KXzOTk65Z+1OezY3UZGbnOs2UyF9RLzxkwbhB8IdQtldopyIQ99h1nQODUgg1A5CRvWt"
    "7YWnGtwebeKlBctT61Wn1KfitVAA4J1mUMiKxi2KJ2TWcI+OzO9qRdziYd+VYrW9qrNhoI"
    "Rm1UmkZWZ8AyHY85dac56m2KNuk4NPUDVzfSkJvpN+Q7YIU6FUB7enndvv09dNcKFaurm+"
    "sPpxkOW6e/3120tdqr1V6t9moNrTbawQY7EW0K5HE/kOecyMwKMP2G6scFDtQklFaZYiu6"
    "sDK00sS6y9dLR9ixE1nr5VRTRUC2DbZ/fGTsqNREXcrJyAZ5UiVYOgnTQdFZwiNUJQUZcy"
    "oEbFuYdaotfxrmkMIn3FHJo7K11vVMm6HQfp0p8NgDp9/6Q2u5ddJyJU9SOOcrYUH/Rmq5"
    "y77N4lZ3UNmMEKFZ47Xhui4MdUbi9W8Py4x20XH2Os5+g8G1qfA64/mCvJO0Ovq31tG/2q"
    "T2HZrUXt3tYXO+6ArOJKEWVxHWJJ02VxabK2Pa8oIWyyamX28ljJbJ9ZVjt8zaIJaAcAWP"
    "kXruCqtwGclZ2QM2XTRCaWR9ZE2ywOuoyZVEbylb5ZAtKRoJ0PTasSGb8alXjUpKApFhPc"
    "/AqrhCn9eZMaukFR3rJjh+FT1PVlrwrdsnxFBDPjNXQGeD+FAK4jnSWQtYjZUhRuNH2xJ9"
    "rE3AWdpevooJFnD1UnNXFLtiRNqFt9D+rXhaLTYpStNAO/h+KUP4foElfD9tCleYVTWGx6"
    "m0ObyMOTy2S1UHO0K4RrzV3tkJ98714H9UBv6jfPSPUuA7Y+/RGfOqtxFRMn0f8cJ9REqB"
    "ni9ygIf3/AvFDSzoq1KHI/VFPTAmUMS0wLP257P2+cUy4wZ8RS9LwAxVwAK5UnmjVnDKgN"
    "4g25lWDzagMN78l0/tMwIfpF/3C1HEjsQYWKbRIgbeBRwZshaz9KYAMtHHclyyMrMUBd1s"
    "Z4zVTrfkqIL8w6KhYdmH5ZJjFuTG3HlB4FScrwL1jKJxcC/foX1QbRkPGivFL1+2kZtQFX"
    "BDgibCWwbdfHB13Pt3eSnN/hxZMNwcbI5TateDOnPZZc/OYK6POU6puVxnLmtXou+F0/Uy"
    "wteXsfM7PuTZYirfyTczcqi1oD3mBZvY8mw3MrFxhuUmSHicb7cJsyq/bLRphwEqPwisBW"
    "+mDS3pLlim3nBGmJ1h0rdshmEu0pzioAFlQmWSQRfLwguyLe0tHXyOOQh3WsTojQGbWVl1"
    "WSRESFsNbs9+hXj6wLGqeQvNOyo02jMIFvFVPbFRBBXRcQayf0RMWT3eMHH38adEKn8CeD"
    "Usc95zHDM/xibq0oK7mFr9yTibr1vRH6Uel7YDFdWfytzhMpyN/YVcX8vEGktO5ZuHZgxM"
    "MaEoM0KEqIHK9vIjc2LfQoVTPUmnD/bkBdgoK6lH8eXXKDOth66yWxCHEzuPqmofKWKtft"
    "RZ/QiFiTSf265Lc7KzxKgSDF53cS2c7zXiYiPof/0j8QXFJa6qn1CaWn9Dtf6GIvyqWBAw"
    "g7R5VQFX4on06sE4zRGxCmwnrxPRUFNoVx7SsErrSdvz2HCU7VvtP2oV+r6oThV8X5S5ws"
    "9mOXIxm6Vvnxg6Q98BWjqkMGCy8Mj2/k/7e3t7pCsr6+xke7gsOqg01aDZRLrHTNDfZUIF"
    "EcwjVFgmkyYRy2uRJ9cZquoRflpOGNgY0ankroFeNnQqx8A+EYMQNPtuNN4Dl5QCx2wRA/"
    "dEwWARmQItNxNiO7ynyNFYNARCabjZRs69g9dRHaiaQvmMy5I8Ao1GoPII5puMHvikzzih"
    "RFg29pLimUv82WEAMzBkvezC81WGi2xB61eZY15lewcakESq2XV0PpVl+5PrM28lZoXgq6"
    "6CaZRGA5pUf7JyS6DOkyMEZ6aUiCk5zYIStZaMAiA50QsXfDxMyVgxAEPiNTrVQ9dxZVf6"
    "rf+9v7i/OH9HFPUDP79sX11ef3gnjyxA84HfX5/dXL+/vP2E3WDHdviT5Q6x769X7TNslI"
    "nF4O+L63P8k8Fbwl+3F+/vP+PfLnvCy+8Hfta+Pru4wqYuomZj2/v2pWx5onBSmkkJo1wA"
    "S6n4lYLwlVSKIZRi5kt7k0U6V2aWun08y07NYnEQAFE+DCSwCiBn0q4P5f0NgRhWoDUcD+"
    "cAOINyffDubQq8M+2hCrRxKp21KQ0sKoPVLqUDiibttGu5mY5IiEqhzBQSCwzjIZV2Ra63"
    "RTz/VukFDhdcLOlbj1rxOGKAqsrlBKnmc6357DiDKiJH2F/LcMlTD7jCqslvEQoNZxLOoD"
    "ZWvq9V/sVrFu1Sbl5rFAC5klwbIXCUi0nWxeDfPt9cv4D5jDS59Vtdj/yblHQh2ZxNHzGJ"
    "7fcBxGFlnwj6Zxl1fXCA06TiwvBSsLqMFaXTR2+dj15p2pwnni9CpzlcZw6bloBfx5m8mO"
    "y4IBdXS6uTR988J6LjMmfZcf5Rdpw6yR4tG3XN6ka1NKG2q2WkmodF28ssnVBgWosQNQjT"
    "NRvXZrIt7FadodV1nW5OQagCVhSNonkzL28E87z5TGNxSn2s1/lYdxnGncwZpR8j1XyuM5"
    "/nCPLS8V3lnY/9pNOLOh43K3d1K+l0PFtQtXI4lrBneBsH7Mh3NQ7zlZfzM8buJ8RQyg/g"
    "ZTKDUG4GLQYRdEom/WksFjv8GwsNer5PUbbL8RLHl97HvmsyZhI0VAlEXHBkhB67vqdmiw"
    "hHeRGj668AAEOHZioGzCTeBD2fn2BpKu/gJ8sVnnpTmAHae8wdwY/wQhflPhV9ldFPkEfH"
    "nLaIocxwhvKCno0SzITv7jl2yeDwyK/KCA/P6KmOOOlnPIsvjj/T7sav6m5s4dZqqyz2FU"
    "+5DFJd9yahCThjN6sYS76xZ0ahw/BLhOFjBMcc+Q4SZBrqElDrxBJrgVnXE1hnPQGd5b4E"
    "/svPBAvTeSDzV1zmcaoGXn8sPZnxM3Ut/OUZZuH8K/wY0UKX9/Mt8oz8DzjtawjWK7nTHz"
    "KPojxehSdRGs2SpbNER2Z9t5FZztjrOtWKCkVImncILV+ijRjVqqCcIGse0ssXq6r7ljTZ"
    "m+RNqZQ0bwpS0rxJp6SJGS9TQL907Ren1QEutb74w6RNj+zJcTO2rWJGxyk1m2vNZu2A2X"
    "QOv4qXWh2jMtbsBxW9Lqwkk8TImieYHJUSTI4KBJOjtGASuQ/OWuicujl5PhOEySS6U08Z"
    "gjYL8KK169sEwp0LUD29vG7f/h5aEMLt6+rm+sNphg3h9Pe7i3bSoFw5VkaHyCzDdqMTZq"
    "3k6lrXLNF5N2vlAlcq72Z6BS8B3e+9JkwZL8PIORhJIpqQQnzK9x9vmXIbysc8kq+0IXh/"
    "W6UjZlslMN3KyvzqP2oVZn5VnUp6ZH5BZ0IaejKi3+E7YtBnakmmGFgUR4xAQW4Ro88wD+"
    "vjVDouCr9G8YSibyJ28Yx4gZqYZ+aK5kEPzTYMzKdBQtmeSzksMPIfhJr/gNmwUZD/JuFU"
    "8AQngH/kYIuWSq6fzFKHMuJLdm0MmVdN8Y+RadV/PtW/zyon3GLrTrjVLMTlvlQN8pBEYz"
    "4f5rneY0Wo53uOadwLcE8pUlUiXsooXTec3TnwnzWoXHU4bFdR6GDB0o9mj7kX3HOnWWJs"
    "9HGhKGvLjh3Y2lyLVQkx6lPek5UGKA8KApwQw/9cwxgb/8kPgvhP/NqNWE9gYsFKGYM4SU"
    "ciJ85oyZPIYKMRyMUgDA/pwC8piSLRI7T53jhYNEDmMZC1JMn2/g5GL4WNXTryxi6T1SuZ"
    "TNtGtg928B1B7SW+OpcfIOR3CGRSfBcV8RP91IJNLxk1VCn6RxeRXO5Bli86b87B1hBWxK"
    "B/rHJbFvRvot9/Kbf/Aq//tNP/MDCFVNAHQxq9qude1aFS3VEn4JwqeYRaM2Mh5XwuPiQI"
    "NQsW09bn4kGSUjNhCZuSlK7n3ZNCYs2K+VkRUyLK2sMTqocOPo+nCJOqWArOz0Nq2/kZwQ"
    "KiBqX/Ojx4exyuXvyjaL1+/tS+usryZVuza33t9oWYaH5YyoXtsMCF7TCj3CtANp9nfZyy"
    "gQ7XuJrMG25P/Y9sQ9xz/f2g2Du3dnehG7v7a2ej17N9ry3n1m+O1WUXzyzb2yPytFVkJX"
    "/Gfh32zEo7faD5+pm5FrymSSShNGOTieMOxIh2GdbLZbYFfabJvFdos7Y4sbxsq/hyhs20"
    "TofDqFUzG0ebouukCeSbomM8qyB+JekaKIQdlBLCDgqEsIO0EDaAn1YF56B/A/FdQTpyx8"
    "xYxPkRAkH/9ad8aFCAgMu6DLaC+SJ2Y6QNVCw2RJEoFefXp9ycL+92nFJHc9aZy6FEV1Fh"
    "TNJpjbFYY4xJzguqjF+iY20muC/qjMn1FVMaz9qfz9rnF6+lM94C3F8AP/lJpXTGyNNWkc"
    "6ITOtMZMcqflV4fc7cE5mVWFETWC+u/MvrR5IS9y3P93PCNptCE3og9amAP0YiN3fzEidA"
    "f6o7eCZ/M2qa99dXNx8+XJyTbcGYJBtaPVcGr+y8w9gEnJzYDuZSxsmgxaWYmo8I5j5jum"
    "d4JPNDg6baa2FS6QcO2q1reUxlf7ZU9mjQY+VLOT3CGTOxkTzZY9FfNNZA/ltBoA/6L0eg"
    "b2apvHx1VS68+Wp/xCi1qFlrIQR2kirVpILuTbohXqiI1ELe3Ms7F+8FtJ/TTIfj8FnhmT"
    "jGXh2TTquEzuGhEwa1OS5RoZdk2xDjx38wmeHU2CGYRw+6yt4wAZpF8YQICH8QBDcC8i94"
    "nhM6t/x5pL+xCrWDc0swrFVgmUzG1qnAO0kNc5uyYILVhSPRZao+ArVMMmXeLCIPqw/IVi"
    "R38GATD3x7/6f9vb09OEeZaXknyhrsv7nD7al6OTkXjqxOf3NnlxhDi49BQpHPDPVA+Ec2"
    "Pgg6GPnW4hkuElCqrcQbYiWOM66sShin0gphwnBm0gxjJQoxORZ3mmmrjEouzYISJZGkC0"
    "NQ1qakYBD2b0wo2NJqS6rNuqoUPaPSEnStJejoYV3hg0mS6e9Gh16/tvOqDr3egBDg5SmN"
    "Z1IxadvMzfTAiT5uFZbAkx07FHtWsae6jhDSlohGRI9xTHqCWg5GvE6V8iX7gFYnjZYqIH"
    "b39Obm484JUeFMAu2NMUUrx7a6osmkHmmzJ6/jPGN5OlAmZYU61AhnSVewAp9MuzKLfjWw"
    "Wl2HovLYh7cRoKHiJXlYyE6Vv1vUZqqVuddU5sJ1UY0JMbImWdrWfJx5fRDzMFK8GvwxMg"
    "3/3PBrL/hchjRJ//HPsao8jpBpN5U681eHNeiwhjVDu1BYwyt7qLRt25lIBmWlsAwfFipU"
    "NOhWUptqk6HDvb49VfkfUXUwlMZikPgt1I68oQqKgZ8QA31HOpIauhoHewfHP+7vGztSDQ"
    "mSSVIbg7amacVqTfOijvXFTxZkdKnrTgNlC+t/czYR75TSBcoXys7BxZ8cnqj6JcovRihl"
    "Cx9y9qe6V7TCCVehbOlC30vPhqlTn7xWFQwdObzqoJXZ7paxwB3HZpTn3b9FCZO1L4ByVX"
    "gHe8yaa1/c3FzFBOjTy8T6vb7/dHpxu70v0YdOlpezrGcnUZWlHadqXmmXou0iWNtvc1f2"
    "2+S6Vsle8oqQvZwmJrcImb5n0NYYnZNA14TT5hltntHmmQ0wz7x21olzatnTsz7rDrYyDD"
    "SRp60iC42J/Tpd7FjSRvOLM5F2BzEeiiAlMboWb9/fnbWCy2jpnwwPBfM8m2Hxjh1iO85A"
    "+TUHZouT8A7bgZWWNsusbip52+0XlJzddc/8mAXMgnfdhp+K2TRmPdSFOnYRSeNQCwgwuq"
    "gztOQlvfHAkeLRsm00A/l1ePBtlSM2Phy5zrOFpVGQgyYGGeEQZNv/4fhy6rK+BRO15GT4"
    "Gxe18dTDlbQOedcLHUnzzTebU8O0cQac4KOsiH2ESoM/N/jBftXBbQo2uq7rdIOcReWZUT"
    "SKZs78X0b09ElzJP/bSNI1iQdLc+Q1Xespa6Hnp4uZUeiEMYtUlEX5dD6bT4yygTafTTcB"
    "1MSFuM1cEMi3sq661ZNCLYrO+rykP+UzdskXtt+La+yCu/scJVcKS3/kFFxpxEXhmzdlLg"
    "rfvMm/KMRniTzj8FFVQNjv3kB090tdw+4XXMPuZ1zDOtzLDIXJF1kiJFpmqSizvOph9u3/"
    "Aaxm2WM="
)

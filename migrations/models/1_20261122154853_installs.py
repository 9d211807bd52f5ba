from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "crm_events" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "webhook_id" VARCHAR(100) NOT NULL UNIQUE,
    "kind" VARCHAR(60) NOT NULL,
    "body" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "handled_at" TIMESTAMPTZ
);
CREATE INDEX IF NOT EXISTS "idx_crm_events_receive_f173bb" ON "crm_events" ("received_at");
COMMENT ON TABLE "crm_events" IS 'One verified event; `webhook_id` is shared by repeated deliveries, `sent_at` is the CRM''s time.';
        CREATE TABLE IF NOT EXISTS "crm_grants" (
    "id" UUID NOT NULL PRIMARY KEY,
    "resource_id" VARCHAR(64) NOT NULL UNIQUE,
    "state" VARCHAR(20) NOT NULL,
    "version" INT NOT NULL,
    "sealed_access_token" BYTEA,
    "sealed_refresh_token" BYTEA,
    "scope" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT,
    "installation_id" UUID UNIQUE REFERENCES "installations" ("id") ON DELETE RESTRICT
);
CREATE INDEX IF NOT EXISTS "idx_crm_grants_state_43ec3d" ON "crm_grants" ("state", "due_at");
COMMENT ON TABLE "crm_grants" IS 'The current pair; `resource_id` is the sub-account''s or the agency''s id in the CRM.';
        ALTER TABLE "agencies" ADD "installed_at" TIMESTAMPTZ;
        ALTER TABLE "agencies" ADD "onboards_customers" BOOL NOT NULL DEFAULT False;
        ALTER TABLE "agencies" ADD "whitelabel_domain" VARCHAR(200);
        ALTER TABLE "agencies" ADD "sealed_knotie_key" BYTEA;
        ALTER TABLE "customers" ADD "mapping_error" VARCHAR(300);
        ALTER TABLE "customers" ADD "knotie_customer_id" VARCHAR(80);
        ALTER TABLE "customers" ADD "knotie_id" VARCHAR(80);
        ALTER TABLE "customers" ADD "email" VARCHAR(320);
        ALTER TABLE "installations" ADD "uninstalled_at" TIMESTAMPTZ;
        ALTER TABLE "installations" ADD "plan_id" VARCHAR(64);
        ALTER TABLE "installations" ADD "version_id" VARCHAR(64);
        ALTER TABLE "installations" ADD "timezone" VARCHAR(60);
        ALTER TABLE "installations" ADD "installed_at" TIMESTAMPTZ;
        CREATE UNIQUE INDEX IF NOT EXISTS "uid_customers_agency__8b6377" ON "customers" ("agency_id", "knotie_id");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "uid_customers_agency__8b6377";
        ALTER TABLE "agencies" DROP COLUMN "installed_at";
        ALTER TABLE "agencies" DROP COLUMN "onboards_customers";
        ALTER TABLE "agencies" DROP COLUMN "whitelabel_domain";
        ALTER TABLE "agencies" DROP COLUMN "sealed_knotie_key";
        ALTER TABLE "customers" DROP COLUMN "mapping_error";
        ALTER TABLE "customers" DROP COLUMN "knotie_customer_id";
        ALTER TABLE "customers" DROP COLUMN "knotie_id";
        ALTER TABLE "customers" DROP COLUMN "email";
        ALTER TABLE "installations" DROP COLUMN "uninstalled_at";
        ALTER TABLE "installations" DROP COLUMN "plan_id";
        ALTER TABLE "installations" DROP COLUMN "version_id";
        ALTER TABLE "installations" DROP COLUMN "timezone";
        ALTER TABLE "installations" DROP COLUMN "installed_at";
        DROP TABLE IF EXISTS "crm_grants";
        DROP TABLE IF EXISTS "crm_events";"""


MODELS_STATE = (
    "eJztXWt32ziS/Ss4/hL7rMbjV5xssrvnyI6S9rRj9zpOZ3rafSRIhCWMKFBDUlZre/q/bx"
    "X4EN8mJEqmGHxJLBAFkhdgAXVRVfhjb2IZzHQO20MmBou9d+SPPUEnDP5IXGmRPTqdLsux"
    "wKV9U1alWIczWUj7jmvTgQvlj9R0GBQZzBnYfOpyS2DtW8GIlFi8J72BNZlSsehyo0e4Q7"
    "jrEGtK/zVjhBuEC+KOGLm8+9wivSmdOQxqOa41dQg1TWI9yvoGpyYXw0O8u2EN4Pbwa5M3"
    "ehAPomeJvkVtw+kOZlBxwmyn945Q4sz6f6GDgTUTLjRJXfKjsFzOiGExh8CfZCysOT6AS8"
    "dM+De22SHpzUfcZSbtM7NrWBPKRe9BQL05XpZP570KcUbW3Akel8yEwWzvbeaC9G0qDHgF"
    "LhwXHpwZXer2grqvQIpPWPA2JnVc4leU2M0EBzi6rjVk+EyA4K+/QTGHO/wOfev/nI67j5"
    "yZRmyscAMbkOVddzGVZV+/Xn34KGtiv/S7A8ucTcSy9nThjiwRVp/NuHGIMngN3pTZ1GVG"
    "ZBSJmWn6Ay4o8p4YClx7xsJHNZYFBnukMxPH4t5/Pc7EAIcgkXfCf87+x3+0SLVu9+b2vv"
    "ulc9/t7qWGLj5CYpD5RQNL4LDnwkWg/vjTa3cJiCzdwxtc/tC+2z89P5AQWI47tOVFCdfe"
    "n1KQutQTlaAvUV4O4TTalyNqZ6Mdl0qgDg+9GbwDqDYA7t6E/t41mRi6I/h5flYA9s/tO4"
    "n3+ZnE2wLF5GmsG//KibyEsC9hlv8rABzUrwbaoGCJ7VKNbh3ck6OjEuhCrVx45bU4vp5+"
    "TSN8YVkmoyIb5KVQAuY+SG0K57Bkuyri4vb2GlueOM6/TFlwdZ/A9+vni87d/rGEHSrBzI"
    "HFVzf3CazTs5Qi7tkN6D5Q6IPUxK6iXDKFV9I0vor+jhSNwygugcZyBdYds0XG2OeC2ots"
    "6DPFkyN/4XrL3t0Cv2jgX99exAY+IHxxddO++2X/c/vvEv7Jwr90fXvzKagfXctc/HLfaS"
    "c6I7okTffDB4AOF6c5C8aEbKITDF/4MPijUR1yf/W58+W+/fmnWK98aN938MpJrEOC0v3z"
    "xHcSNkK+Xd3/QPAn+cftTSfZc2G9+3/s4TPRmWt1wWLpUiOKSVAcFMV6emAzxH2Ffo5LVt"
    "DLtVtdwQsat8Jc+CNwR7rd/1hSvY724OM4YqtgQZ8OxnNYMnRjVyLDo2Al4ot+/PEO5jwJ"
    "bnoc+LzEpd/MDo6CP4NxH5QuR0NKX0oU1oTqKtJUU+Ea2hSrr4XTJ2yjqQDNLXvsTOmArQ"
    "nSt6CdJgGFess6sfI0WfrS5GSSLKGCDuUr4b3xTklFlUGuRpVYPr0a05jl+NVABMk+Knzq"
    "MJshza4qOc6pzQesO2V2d8LFzGUecyrI8V+Pj46OCEzXBndbpDeyYDB5VRxZZ2TNCQCyIH"
    "4hocRmMAQclzjMhZ8ON1gL72CZfLCQMnNkS5GqDB9oMKICIMUHk+Wgw+C5iT0zocV9h7GQ"
    "kf1JNnNwSHr+ah1Z3v0ettR9mJ0cnZz3Dh4EFUZYIbhJUJMbYUWCnSTv6OAf4eOEZO57Mu"
    "fwaczk404Id/HxKTEteEJiCXwxeasJdCk8XZfZtmX3oLWF/5bQoBWSznO6aBGO2MP3FvDY"
    "GVzsrx7NLq2Q8C33ftMUbZ0oWs0dbpg7TGikNNZXws1hEDNEE7DzzU3/qDCPNoX7EJ/iLy"
    "fHZ2/O3p6en72FKvJJw5I3BT2RJqyi6lwB4KTY9sA93RFgvdkuDenfvtze5AzaUCJpDfOB"
    "S/5NTO5sDNWIPu7PuOmCRXKIt30JlYwIxQzhQEuEpFREgVxmUFLYwIXeiHgxEpxNKDdVZs"
    "ZQoHlk9+lJmZkRauXOjPJaHODlklAB5JhQ84B+Wwbnt/kwv81DOWI9rAB3Qlrj/jzuMVNK"
    "BfKUYPPQPi210D4tWGifphfamsTPR79ZJH601z2GIVOr5XMFMaEqKYN6sIUrMASpfZEkwm"
    "l4P1o240PxI/M2oyVlLwZZRmrKL3M3YU2RsFBs03nIXMWHFbw/vDXzVpd3MMzvri5hiVlm"
    "v0nMJv21d5t+gjJ2I1vavemi1P4AWDzGmiBdQxMNGpDx+ZCa5ro7ltBEU+FhAhpZd2vpmh"
    "lDZnegqSbpNbXNpewN4HxcbwW7t+CfyneBd1GH+Y73VaDVXjbVEKAUty1jwyVj6zI5nPK3"
    "L1OeDOW2MKORFLjf5sVATKe4b8bd96SH+20o8FxIR/a2Z3XNy63SeMSF3P6DEREv9OM4lq"
    "EYTrC1KWMxnNlgRNgTqNIW6S/IfMThN8DGcE/R8cQt09CxGnVZ5rcKNgIjo0eFrkiI6WiN"
    "BFOhozW2veOKeur/QAGpYByVaR7fdl4G5fN8kM9TGD+BfaquK+JSDcS5cl0xNakqyBERjf"
    "DzCMN6x51lmIH5AC8ltqeRwVBw+RPb1IoiqZVLKeUCnZwEWYdSfC+hFHETQrWv09K6t+vc"
    "23rPLV+l6j03vef2jDGeDjFSBLXYL2PDpEctQdUbmS++kZnePUiP83QvBER3yT5YJ5iuDk"
    "P72T5IfNpleiEP9GEQJbbuFkPZcLN6rrjW3mDwXj9jZyHEpSAiyp50lxF/z+8n3MuwIttm"
    "wiVTyu33pAeKzprZAxbQ+zLeZ7kn8Mohlh1JuwS/n9lU2MA95M6CT/P0iJTxGsH2nXdkPr"
    "IYXCaPMBQwAgmLyRxgwTApRNXbtfBbaMltCZtNTYwCJMKSmws27i7AnXrGjMltCi/nlPcQ"
    "A9MajIlpWWNo/tGVmabeyWCuR3i3EaEjWJbhJgb7fcrtRQvfhwoLtyRgTCxKblX8KkkAzx"
    "yXD+FFNendixfbvYgMXBUuJyGmdy9K8WVK1HoosEW2bGhZxqbG76a5Ml/3pSHODWOKSGwv"
    "gmlXQsP8nDgwgTHHAZ0+Zlm+Kc8n1Uk2oNPqrJhWx8fTn5DX6JFUC7pLVu2SgTXN0On37P"
    "ccjRMKbFGnv8B65L7z9/sY3qkYvhjcQfVkYF8irgwXnsxZgTONSzaQM90RjrQUNe7bBYpd"
    "vJTS3Vvr7tUceOUceNTrUhHYDNE14E0uCOrAF2oqvGlUeLG3vCIdvqarfB1G+LNdkfGRq7"
    "PiipTvMndYBu0bSyyWT/3G85iVPG3A9/P2E0w9WXzAyNS2nrjBkKeVNk8vZEw9F3CHzFl/"
    "ZFljAhMZ6AIn54CB6trWTt010POtAlpU+xpv2Nc4m70ocDTOISs2RjVHRjGoqEMvJffhUi"
    "cdCjb3KJSNDe2NU9I+QzflK6fMjshqFmlFFkk7g+V/AdoZTBvC2lirt7H2ogkYdgXyOJWN"
    "oZ9rwvQzmh8dbKhJKClF0CvapNGBlWGVJsZdvl06xYrdyFgvZ5p6AmS/x47Pz3oH3plxAy"
    "qI9NKROY+dZb5husxG7GUdngnqOKC2mJFtnVbbfGZW4nnUbsfb6JzE9bJaZZ+kcC7IvOjX"
    "b6TVWrV/ieCDsTItEJFpwJavPjKuUZlaMRdFF5FbwfRMyup4szrvumqKIV+nNZdiePHgqN"
    "35ohW228NVsCKsSTlN3xTTNzFrY00Gp4lHGbUSJE5yfOXwOFkKogKEFeLK6qkVNhFYljOy"
    "x2yxJvnTnvIfWZMYyfiw1Bk4K8os6XE6E1ZRpkRA023HmmzGp64a0JgEIoNNzMAqn1FE/t"
    "3tLjtLIdbREl5MoSsPdfNZwPek5zUZRhT6UDrEtfw0hC4e0Tad9U3ujPDkNcGyAx2rvsEa"
    "ri/evRWXXTEhHehfyB96faoWCRiVaSCPeFyKSDwuYBKP01Sih5kqmRiX0nRiGToxpqXUwc"
    "6PENwk3p7u7Ia6czv4n5WB/ywf/bMU+NbM7VszocrmRsU0n/sMn5syoFdzqhbhvuda7tRr"
    "7t3XYUp91g6MLShiVuBl+8tl+0OnSj9q39DLWmCGJmDButLzzlPYpIbasLYz+BAUUJgL+4"
    "fP7UsCHyTzUlggiliR9Mbc6LVID/cCznoETC5v1xnEnJE1F7hi5K6XeyJ703qzt6vYyzp/"
    "smhoEoTTcqdNFRw2dfDMgtPreRWolxKNg7t6B9+x4qF1jV3FV7+2kUpIBdxQoInwlkE3H1"
    "x9It13uSldo4D+evKUjehlmz1Z45U+5rik7uU697J2JfpeerpeJHx9O3Z1x4c8LkZ5T76Z"
    "kRStNfmYZzix6rgbeUhmBnMTHJ6Zz9uEJ3Q+T9q0Q0f+Vw5BuTTRkq4is41aU4xWn4+4yT"
    "AcQNIpFhIocyoPQLOJPRMO2Zd8SxevY3LTgxbpDWeADajrmXC52cPUoQ7zspWievbTh9IH"
    "YXAK/drD//yD0UYWACdrYmH8ULTjM2LQhYMCqH38W6KUfwN4tEd4KsxRmB+jEHVpQS3mjf"
    "5knMKve9GXUkxCesGHuSkFMzVcRjZBfyDXl5nwsgn+58nJ6embk6PT87evz968ef32KEwr"
    "mL5UlF/w4uoT8tWxWStwSM6nh5YdmOqEokjxiFADje3qIxti34LCrJ6U0xN7cgNsmpmisX"
    "Dza5qdk3GDG1+BXtmpfa8ozLH5SNX6SAlr86PO5ke4mEj3c9u2aU62iphUooNN7mwshDYS"
    "VNifcdPlwjnE+71EXGEE/V9/S3xB8RWX6ieUltbfUK2/oUh/zUcZGRIKtt/Sos07LHEjnk"
    "gvHozTnCVWAXfyMhENNYV24yENm2RP2q7LJtNs32r/UqvQ98WrpOD74tEVfna/qY3Z/Xx+"
    "YmJNfAdo6ZDCoJMdl+wf//X46OiIDGxmcPcg28Nl3UYlVYO0iX9cC0V+xiEOcwl1uMEkJc"
    "JddIth1GEBJyPPdaHE4SbeQy5/7OBYGRA3AqKozJEtqOz3oFQf3vISyq5VwI/oOWUjZnvB"
    "US0dMZuk5o8YuC9xbAtUnSm7Ce/979fO186Hd8STfhAfrtrXVzef3kl1ASg/iK83l7c3H6"
    "/uPmM1+Fos8cjtCdb96bp9iYUyuQz87tx8wJ8MnhJ+3XU+fv2Cv232iBt7D+KyfXPZucai"
    "AaJmYtnH9pUseaSgpYyk9iznnF/KN7/ANT+VfgI1dHcK38aEi1nWKMilfrNEt3eszOa54M"
    "pOlsHZTI1VDySaBOdWqHV9rML3YtLn02LP9HABM6Zpm1r1cWSBr9rLCVHdz7XuZzyEU2Hh"
    "EdbXh9glZz3oFViSqoAZkdBwJuEMDjvI3yzOZ46zZCuhjmsUwbGRYOEQOCqceRaz+bcvYK"
    "QVY74UTap+PnDJv0nJPbDdUfqISUzfp06gSx42l1Dk2EDyBLoRQ1ZTfY0VldNTb52nXslf"
    "rBKQEJHTPVznHja4A28nmGR+uzasi9XyAuTJN28X9LzMXHaeP5Wdp2ayPjfR1nQY3FdpUZ"
    "YWXGltVje4N7Y6g2+mO+ED2xrk5Jkv4NqKWmkQ6lum3xzmuqsRNHFJPbnUeXKxGbpvrhjs"
    "FhPV/Vznfl7BV1q7SZf34fFzN67rv9OsFJCtpO/OckDVym9Hwp7htBN0R77HTpj2s5y7Dl"
    "Z/T3reEhzwMliPUGEEJT3i0AWZjxaxkKbwt0OE5frb19meOxW2L514fA8fTMjT805cwQFH"
    "puiY4ztktIhjeTlt0CXIAQBDvyDqjJlB3Dk6ED3C0PSiqB657bjek8IdoHzI7Cm8hJdMB2"
    "uMqDPyEuM4pG8ZixbpeWRQz3MmWrYS3Amf3bXMkjFWkbfKiLLKqOlNcdKdaBmmE7+mvYpe"
    "1KuotueJ10Mzr+tcZM3srJzm+ZTDUkJHs5WIZnu0rckKYYMJMQ11Cah1fOZWYNZpebeZll"
    "cniy2Bf/UJ1eB2Lqz5FYd5XKqBJHzlOQGfqM3xzTNo4fyN5JjQWlvIqw3yjDBKvO1LLKw3"
    "srM8YS7F9bhKn0RldJdU3iU6COC7DQKwZu7AUsvNHxFp3iRU/Yo2QqqpoJwQax7S1S+r1D"
    "0cmuzT8LpUZPfrgsju1+nI7hh5mQL6uW2/uKwOs6j1xh/mPuizR8vOUFvFHR2X1N1c627W"
    "boBN7+EBTH9DphiGGBFqTGzAlv2gotuFSmuSmFjzFiZnpRYmZwULk7P0wiSyH5w10AW1c9"
    "JlJQSTuegWrkcE7RbgRWPX5wRCzQWoXlzdtO9+CRmEUH1d3958usjgEC5+ue+0k4SycsSG"
    "DtSogrvReTE2snWtU3/r9FW1coErlb4qPYIrQPd7T62uduB5NBdXYhWicuj5Mu1XQ/BWO9"
    "ZbNYHaQOb72stKoOZfahUmUPMqlfTI/IbOhDT0ZES/w3ekR58ol53Sw9zyzhQM5BbpjRim"
    "M+svpOOi4x/1N6fom4hV3F48z3vMM3ND90EPzTY0LBZBXrahTQUMMPIfhBr/hLvJc7nJf5"
    "PwVnAFbwD/ycbWPXGwfmuWOpzGWbFrY9h5aoZ/TEyb/quZ/iOmnPaJbTvtU7MQl3pJDfJQ"
    "RGO+Gua53mNFqOd7jmncC3BPGVIqES9ljC7F06/XMbnqMNluIl/wmicoGUNmd4RrZx6BHb"
    "1cuJQ1ZcUuqDabM5UQoxEVQ5mwlwrir4ffk57/uYYxNv6VVw7xr/hHIGFa3jmHkTKD5SSd"
    "OjlxRhXfRAYbTWFdDIvhCR37JzPhkqgPZb43DuYGltH08kgmsn98gNFLYeGATt2ZzeQhUE"
    "wmDyP7Jwf4jGD2Et+cyw8Q8isEa1J8Fi/iJ/qpBUovGTWkFP2jz2KqdiLLXzrvzsTWkK6I"
    "Qd9X2S0L6jfR77+U23+B13/a6X8SUCEK9mAoo0f1yqM6NKq73gy4okkekdadsZZxvlI/JA"
    "R1F6xnra/UB0lJ3QkVKCW5ul5VJ4XCuitW74qYEVGWD0+YHjr4PJ4iTJpiKTi/TKhp5mcE"
    "C4QalP7r9OTNeTh68UfReP3yuX19neXLtmXX+trphdjS/LSUC9tpgQvbacapaQDZap71cc"
    "kGOlzjaDJuhbnwP7Idcc/19UGxd27t9kJ3VvtrZ6OX4763lnPrZ4sPWOeJZXt7RK62iljy"
    "J6zXZU+stNMH0tdPzObwmAaRgpLGJnPLHjtTOmDvSQ9uw6HOIpn3CjlrLgh3s1nxaprNZK"
    "fDZrxRs2xHU9F1sgTyqehYnyksv5JyDVyEbeTo2jG8mgrOQf0G4ruBpNiWkTGI8yMEgvrb"
    "T/nQoAABmw0YqILVInZjog00LHbEkCgV5zeiwlgt73ZcUkdz1rmXwxWdosGYlNMWY7HFGF"
    "s5r2kyfou2tZvgPmszJsdXzGi8bH+5bH/ovFieZnuSazGG11qF+ZrtyZrWIthxc9YfWdYY"
    "AJJWnAOLSrjaXxCbTSWBR/xVO2cO+u3jThddpje+vPv8Cv5CVVzCjKz8fmv4+2sT8iVNyO"
    "UwUDFs4lLVmDd1Or6ulPF4XGA8HmvjURuPNVrqbCYzoDcnqBoUETFtNNbanNg1dqAmcXk7"
    "18+aHGhqL68VGVSdjXUHHf4NulA+WcrKilxtFdlZOGy6c1lRJXYFXZSZ/V6e/OJJE7DJbf"
    "nLHUUOfhlx148lwTKTQhFGeYyoAz+mTu75OBXeAGNW7uGafGe0tb7eXN9++tT5QPYdxqTY"
    "hA9tmSDg4B3Gf+PNiWnheTV4MyixKaY/Jw6zn/BIHbgkz+AZwSO38OCeB0HJ3OYu807Y4d"
    "4JPVx4D2UNiWDMwELyaM6c0br2nfxfYd0b1G+eVVFdqv58e04OvNXOV4xJ6pVZ7XR5bMbm"
    "WUlE8p3T+RrnltatH6s4LrYm82Kb2XwwypoT/SuF8yFd1nluJswHt2Lm7nuh7dY8rHiF8M"
    "LCMLftn7eyPU+O16/LeHK8fp3vyYHXEj718FEpIOxXbyC6G6E68TCazIwb+YRcRERzcoqc"
    "3ItOZn/+P9F/HZk="
)

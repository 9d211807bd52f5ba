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
        ALTER TABLE "customers" ADD "calls_per_day" INT;
        ALTER TABLE "customers" ADD "closed_at" TIMESTAMPTZ;
        ALTER TABLE "customers" ADD "minimum_seconds" INT NOT NULL DEFAULT 0;
        ALTER TABLE "customers" ADD "grace_seconds" INT NOT NULL DEFAULT 30;
        ALTER TABLE "customers" ADD "closed_why" VARCHAR(300);
        ALTER TABLE "customers" ADD "calls_per_minute" INT;
        ALTER TABLE "customers" ADD "credit_microcents" BIGINT;
        ALTER TABLE "customers" ADD "timezone" VARCHAR(64) NOT NULL DEFAULT 'UTC';
        ALTER TABLE "customers" ADD "increment_seconds" INT NOT NULL DEFAULT 1;
        ALTER TABLE "customers" ADD "closed_until" TIMESTAMPTZ;
        ALTER TABLE "customers" ADD "own_credits" BOOL NOT NULL DEFAULT True;
        ALTER TABLE "customers" ADD "spend_per_day" BIGINT;
        ALTER TABLE "customers" ADD "low_credits" BIGINT;
        ALTER TABLE "phone_numbers" ADD "calls_per_day" INT;
        ALTER TABLE "phone_numbers" ADD "calls_per_minute" INT;
        ALTER TABLE "api_keys" ADD "last_used_from" VARCHAR(50);
        ALTER TABLE "api_keys" ADD "networks" JSONB NOT NULL DEFAULT '[]';
        ALTER TABLE "api_keys" ALTER COLUMN "networks" DROP DEFAULT;
        ALTER TABLE "attempts" ADD "day" DATE;
        ALTER TABLE "attempts" ADD "minimum_seconds" INT NOT NULL DEFAULT 0;
        ALTER TABLE "attempts" ADD "charged" BIGINT;
        ALTER TABLE "attempts" ADD "payer_id" UUID;
        ALTER TABLE "attempts" ADD "increment_seconds" INT NOT NULL DEFAULT 1;
        ALTER TABLE "attempts" ADD "max_seconds" INT;
        ALTER TABLE "customers" ALTER COLUMN "minimum_seconds" DROP DEFAULT;
        ALTER TABLE "customers" ALTER COLUMN "grace_seconds" DROP DEFAULT;
        ALTER TABLE "customers" ALTER COLUMN "timezone" DROP DEFAULT;
        ALTER TABLE "customers" ALTER COLUMN "increment_seconds" DROP DEFAULT;
        ALTER TABLE "customers" ALTER COLUMN "own_credits" DROP DEFAULT;
        ALTER TABLE "attempts" ALTER COLUMN "minimum_seconds" DROP DEFAULT;
        ALTER TABLE "attempts" ALTER COLUMN "increment_seconds" DROP DEFAULT;
        UPDATE "attempts" SET "payer_id" = "customer_id", "day" = ("due_at" AT TIME ZONE 'UTC')::date;
        UPDATE "attempts" SET "charged" = "calls"."charged" FROM "calls"
        WHERE "calls"."id" = "attempts"."call_id" AND "attempts"."settled_at" IS NOT NULL;
        ALTER TABLE "attempts" ALTER COLUMN "payer_id" SET NOT NULL;
        ALTER TABLE "attempts" ALTER COLUMN "day" SET NOT NULL;"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        ALTER TABLE "api_keys" DROP COLUMN "last_used_from";
        ALTER TABLE "api_keys" DROP COLUMN "networks";
        ALTER TABLE "attempts" DROP COLUMN "day";
        ALTER TABLE "attempts" DROP COLUMN "minimum_seconds";
        ALTER TABLE "attempts" DROP COLUMN "charged";
        ALTER TABLE "attempts" DROP COLUMN "payer_id";
        ALTER TABLE "attempts" DROP COLUMN "increment_seconds";
        ALTER TABLE "attempts" DROP COLUMN "max_seconds";
        ALTER TABLE "customers" DROP COLUMN "calls_per_day";
        ALTER TABLE "customers" DROP COLUMN "closed_at";
        ALTER TABLE "customers" DROP COLUMN "minimum_seconds";
        ALTER TABLE "customers" DROP COLUMN "grace_seconds";
        ALTER TABLE "customers" DROP COLUMN "closed_why";
        ALTER TABLE "customers" DROP COLUMN "calls_per_minute";
        ALTER TABLE "customers" DROP COLUMN "credit_microcents";
        ALTER TABLE "customers" DROP COLUMN "timezone";
        ALTER TABLE "customers" DROP COLUMN "increment_seconds";
        ALTER TABLE "customers" DROP COLUMN "closed_until";
        ALTER TABLE "customers" DROP COLUMN "own_credits";
        ALTER TABLE "customers" DROP COLUMN "spend_per_day";
        ALTER TABLE "customers" DROP COLUMN "low_credits";
        ALTER TABLE "phone_numbers" DROP COLUMN "calls_per_day";
        ALTER TABLE "phone_numbers" DROP COLUMN "calls_per_minute";
        DROP TABLE IF EXISTS "credit_alerts";
        DROP TABLE IF EXISTS "daily_checks";
        DROP TABLE IF EXISTS "usage_days";
        DROP TABLE IF EXISTS "allowances";"""


MODELS_STATE = (
    "eJztXet327aS/1dw/KX2WdX1O914d8+RH0m9deyuYzfbG98jwiIk8ZoCdQnKqm43//vOAC"
    "TFt0m9TDH40tQgBqB+AwIzg3n8tTV0TGaL3Xaf8e506z35a4vTIYP/STxpkS06Gs3ascGj"
    "T7bsSrGPxWQjfRKeS7setPeoLRg0mUx0XWvkWQ7H3recEUkxPSVG1xmOKJ92LNMgliCWJ4"
    "gzov8cM2KZxOLEGzByfvepRYwRHQsGvYTnjAShtk2cnuxvWtS2eH8XZzedLkwPf616ojG3"
    "gLbjOX0GlC5M9/Xv0Gxxk/0JQPh/jp47PYvZZgxYy8QBZHvHm45k28PD1cUH2RN/xFOn69"
    "jjIZ/1Hk29gcPD7uOxZe4iDT6DX8hc6jEzAjkf27bPnaBJvTE0eO6Yha9qzhpM1qNjGxm3"
    "9R+9Me8iv4icCf9z9F/+q0W6dTo3t/edz5f3nc5Wis/4CgmO+E1dh+MasbiHQP31TY07A0"
    "S2buEE57+077YPT3YkBI7w+q58KOHa+iYJqUcVqQR9hvKM32m0zwfUzUY7TpVAHV56NXgH"
    "UK0A3K0h/bNjM973BvDnyVEB2L+37yTeJ0cSbwe+YvV53/hPDuQjhH0Gs/y3AsBB/+VAGz"
    "TMsJ3tOWsH92BvrwS60CsXXvksjq/ajNIInzmOzSjPBnlGlID5CahWhXPYst4t4uz29hpH"
    "HgrxT1s2XN0n8H34dHZ5t70vYYdOliebr27uE1h3XYaYdKiXxvsCnnjWkOVsGzHKBOimT7"
    "ob/M8mrnT4geYtt6f+9lXAkPurT5ef79uffotx5aJ9f4lPDmTrNNG6fZL4JsJByJer+18I"
    "/kn+dntzmTwIwn73f9vCd6Jjz+lwZ9KhZmSnDVoD1L7h2dx7jpwb2PBEu88T6pqd2JPI8h"
    "iDRDBkrsj4Gn3SD7/eMZtKcNPrwBeozv1hNnAVfAvWfdA6Ww0R8QYegtAkUVgQqqvIUE2F"
    "a+K4z2JEu2xBrL4E4zQJKPwsnQMn70NNPxoeDJMtlIMOYPpz40zJ7zBD6Yl+o/lqT2xDKK"
    "f3BCSoUlDuayfZmkt210f+yNtDZwzIEeoy1Fz2f9rf29sjcAaZlrdL2qSLOksXdkkByoxr"
    "dVlnxNzO0OJjjxkteALUTCo9wmOg4sAEhsWBfsi41xEM+GAK45FTbhLqEZAzhEcMoLeG42"
    "H4/JRQ4jJYP/BQMJxr4MDaVdMIg1BhmYCCHIS4Y87ht6lXG9Ip6TsEtIue4z5yow+4sXBc"
    "Qnse/GrUx9RPEmRAXxhhsDbNXXJBp0KNOnS4N5BvD4M6E8rhG2oRb+xy/GkGnrT/cjgzAL"
    "N7HIyOFGQTC76fMfwua2h5ZDJgXC6NXWI4E97x5zRg3N57+RYK+R9gpgmwoSvhIyN4DRjY"
    "6NoOiFodaLJsQ75W0DQZTA05HzIPDqAhfMBdIkUzWItsEoCnXsplPZTZWjgBGyF7ECqhcM"
    "KJRo5tdadSd50MgCsSn2CJdAeUwyJHLGQ7kCLa7thmgmwLxkLd9Tc5zA78WPVDgV9d1+kC"
    "45Hjs8Hh/8LR8bciq+BNAp60/IXXgpXXkqsPRmgR4QCp/3JD6vahEwz0DEcv11rzJmjNWp"
    "1bsTqX2I7TWF9xL0epyyBNwI4n54pgxyNmb1W49/EtfjzYP3p39PPhydHP0EW+adjyroAT"
    "aT0ueg5VADhJtj5wDzcE2NhBXQHZFN0aod2URZsSwCrgm0m7xr1hQyBOSLAVAM6gXB+8m7"
    "KCI9JzRXtlgnKNRstAiNtYmyUoPgWgW/3cJZ0gnGs5++jVRn5TC/rfDw4OD98d7B2e/Hx8"
    "9O7d8c974cpOPypa4mdXHxHwGGMyrcZxPaoaHzLJNTfm5Uag9VdRYqI061Nkth7uz1elHK"
    "761k/aJuZTY7JIG7Tcl3aaznAy6XQufH06DW4aXDFi3MwHt2i/TpE2CN91n5zKUDrHdWuU"
    "cAm3rTXjxoZcrgaYpG5XM3gs7eNzsjmk1ZzeAE5PBhkbaoHDVYxqLumrZjyNy16HpazIhw"
    "VW5MMMK7K8xEnD/N+fb29yjMchRfIjsroe+T9iW2Jl9ovIvcjT2LI9i4tdnPYtrkYQodgH"
    "FeC8/an9v0kWnF/fniW/FBzgTPtoaR+tGl5fNctHK8p1dQWf6cubfwccI1rmVXB9hYZXbn"
    "5Tbm9JhNPwfnBcZvX5r2wqQZYeWbybpbWn4gU2E9aUExI0u3QSeiTElxX8fvjVTO1Wd7DM"
    "767OYcsq407Ix8OnhZ0Jf4M2diNH2jxJqZR/HJygWVc1VUC6hiEatCDTZqLF4DmHIZoKD+"
    "MwyKKuldfM7DP3EoZq0r4WP2Bt5mbeXFRZR/Imo40jNRemwNFwMajawThNAqqSs262v3g+"
    "qrec3Tvwn6U7jW/imeg7oS4DrfZsqIYAVdENPLZcMlzBk8sp3x08FfhQziVcjJ9+DLyK0T"
    "VZ+RyPRuhha3mnxLCdrhzztdDVbDfy5Q6vHXhroMa1SL4Db4SbVcywCTId+PrqFbj2lF6t"
    "pzTspd44Q8zKR3hGsUYnDtjerRe2qj0iiXMpmAtQTvlxaGuqtqZqa+q8x3A6NrgiqAmy9Y"
    "o7tQRVm6jf3ESd1uPT6zzNhUDlLMmDRaLg67C0X+VB4tMuw4WFwpln8d8ZSmwsODxfg43H"
    "opfM5OTrln7U54tjdRkZuc6LZTIX1EvPeWbcIPhCqFsqtVOQCXsaOM4zgVMLNgCRk7xpeW"
    "NrxbUGm3urQHHV+tRq9Sn5rVQBOCRYlzEgsophi9o1nSHgszvbk3Y5m3TkW61saa/aaCAY"
    "tVFpGlmdZ5bpeMypO81Rb1O0ScehqR+4upGG3Ey/Id8BK9SpANqzq5v23R+hu1aoWF3f3n"
    "w8y3DYOvvj/rKt1V6t9mq1V2totdEONtiJaFMgj/uBvOREZlaA6XdUPy5xoCahtMoUW9GF"
    "laGVJtZdvl46wo6dyFovp5oqArJtsP2TI2NHpSbqUk5GNsiTKsHSaZgOis4SHqEqKciYUy"
    "Fg28KsU2350zCHFD7hjkoela21rmfaDIX260yBxx44/dbftZZbJy1X8iSFc74SFvRvpJa7"
    "7NssbnWfK5sRIjRrvDZc14Whzki8/u1hmdEuOs5ex9lvMLg2FV5nPF+Qd5JWR//WOvpXm9"
    "S+Q5Pam7s9bM4XXcGZJNTiKsKapNPmymJzZUxbXtBi2cT0662E0TK5vnLsllkbxBIQruAx"
    "Us9dYRUuIzkr+5lNF41QGlm/siZZ4HXU5Eqit5StcsiWFI0EaHrt2JDN+NSrRiUlgciwnm"
    "dgVVyhz+vMmFXSio51Exy/ip4nKy341u1TYqghX5groLNBfCgF8RzprAWsxsoQo/GTbYkB"
    "1ibgLG0vX8UEC7h6qbkril0xIu3CW2j/VjytFpsUpWmgHXy/lCF8v8ASvp82hSvMqhrD41"
    "TaHF7GHB7bpaqDHSFcI95q7+yEe+d68D8qA/9RPvpHKfCdsffkjHnV24gomb6PeOU+IqVA"
    "zxc5wMN7/oXiBhb0VanDkfqqHhgTKGJa4Hn783n74nKZcQO+opclYIYqYIFcqbxRKzhlQG"
    "+Q7UyrDxtQGG/+y6f2OYEP0q/7hShiR2I8W6bRIgbeBRwZshaz9KYAMjHAclyyMrMUBd1s"
    "Z4zVTYeV2AzOPGkVUZW+PCnN2tMg8sCPShCzol491xmSbQ5r+D2hfLrjT6buOfChfEeK07"
    "kerG1zlUEM+WdTQ6PAD8vl4ixIxbnzinyrFloVqGcUjYN7+f7zz9WW8XNjlYbli1Jyz6sC"
    "bkjQRHjLoJsPrg6z/y7vwNmfIwuGm4PNcUrt6VBnLrvsxXme62OOU2ou15nL2nPp++M06l"
    "9VJaA4ZfPqFxyXETSP8wXN47SXtq8yp5HOL18QpalHAQOcrzEFDOp17VXfvW1+V6M862dl"
    "L5hmxuq1FrSAvmKFXp61VKYSz7CVBinG8y2lYR7z182k7TAk7AdBkC5t2kx3keZIZ4T5UC"
    "YDy2YYWCYNmA7aICdUpvV0iTvmgmwroyM+x6yfaIXsjwGboNiSQWRZHiENmiihENrzmEvo"
    "IzctCnw18B8p3xgEy2arntgo0EaqrueFR/aPiEmnAgnwAPanRCp/Ani1HrxV33HM/Ki2qB"
    "MZHuRq9Scj275uRX+UelzaFFpU8S1zh8tw7/cXcn2Nc2ss8pZvIZ0xsIKkFSNqoL1p+bFw"
    "sW+hwqmepNMHe/LKeZSVRqf4unmUmUhH17UuiHyLnUdVFfAUsdbA66yBh8JEms9t16U5+Z"
    "BiVAkGfy/aYAT9r39PfEFxiavqJ5Sm1t9Qrb+hCL8qluDMIG2eHWslvn9vHv7WHBGrwHby"
    "NjFENYV25UFEq7SetD2PDUfZ0Qz+o1aht5nqVMHbTJkr/PyxIxfzx/r2iaEz9EMOpAsYAy"
    "YLj2zv/7S/t7dHurKW1U62T9mig0pTDZpNpLPXBD3MJlQQwTxChWUyaRKxvJbyFpP1WvxE"
    "uDCwMaJTyV0D/droVI6BfSIGIWj2Hde8Ry4pBY7ZIgbuiYLBIjIFWm4mxHZ4X5GjsWgIhN"
    "Jws42cew+vozpQNYWK0pBFsIR0XWNUMN9k9MgnA8bRdc2ysZcUz1zizw4DmIEh63Uvtq8y"
    "QGsLWr/Kqg6qvgLQgCRSza6jMxgtO4JDn3krMSsEX3UVTKM0GtCk+pOVzQV1nhwhODOJS0"
    "zJaRaUqLVklNzJiRe65ONhSsaKARgSrzGMBbqOKwevbP3Pw+XD5cV7oqgf+cVV+/rq5uN7"
    "eWQBmo/84eb89ubD1d0n7AY7tsN7ljvEvr9dt8+xUabyg78vby7wTwZvCX/dXX54+Ix/u6"
    "yHfgGP/Lx9c355jU1dRM3Gtg/tK9nSo3BSmkkJo1zIWKmIsYKAsVRSL5Ri5ks0lUU6Vy6k"
    "un08y06GZHEQAFE+DCSwCiBn0q4P5f0NgRhWoDUcD+cAOINyffDubQq8M+2hCrRxKp0nLQ"
    "0sKoPVLqUDiibttGu5mY5IiEqhzBQSCwzjIZX2xq+3RTz/VukVDhdcLOlbj1rxOGKAqsrl"
    "BKnmc6357DhZDsO5p2PYX8twyVMPuMKqyW8RCg1nEs6gGl2+r1X+xWsW7VJuXmsUA7yS7D"
    "YhcJSLSdbFYH4kQQbpQgEFm7PpryRyYMDwUrC6jBWl00dvnY9eadqcJ6Q1Qqc5XGcOm5aA"
    "X8eZvJjsuCAXV0tklUffPCeikzJn2Un+UXaSOsmeLBt1zepGtTShtqtlFHeARdtnFU1rEa"
    "IGYbpm49pMtoXdqjO0uq7TzSnBVsCKolE0b+bljWCeN59pLE6pj/U6H+suw7iTORNVxEg1"
    "n+vM5zmCvHR8V3nnYz/N+6KOx83KFt9KOh3PFlStHI4l7BnexgE78l2NwwoB5fyMsfspMZ"
    "TyA3iZzCCUm0GLQQSdkslgGovFDv/G0p6e71OU7XK8xPGl97Hvmoy5Ow1VdBQXHBmhx67v"
    "qdkiwlFexOj6KwDA0KGZimdmEm+Cns89WJrKO7hnucJTbwozQHufuSP4EV7oojygYqByaA"
    "ry5JjTFjGUGc5QXtCzUYKZ8N09xy4ZHB75VRnh4Rk91REn/Yxn8cXxZ9rd+E3djS3cWm1V"
    "N6LiKZdBqitNJTQBZ+xmlT/KN/bMKHQYfokwfIzgmCPfQYJMQ10Cap1YYi0w6woe66zgoe"
    "tKlMB/+cmQYToPZP6KyzxO1cDrj6Xn836hroW/vFIywBhRPbIB4rSNyQY4ZB5FebwKT6I0"
    "miVLZ4mOzPpuI7Ocsdd1qpXxipA07xBavkQbMapVQTlB1jykly9WVfctabI3yXGplDTHBS"
    "lpjtMpaWLGyxTQr137xWl1gEutL/4wadMT6zluxrZVzOg4pWZzrdmsHTCbzuE38VKrY1TG"
    "mv2goteFlWSSGFnzBJOjUoLJUYFgcpQWTCL3wVkLnVM3J89ngjCZRHfqKUPQZgFetHZ9m0"
    "C4cwGqZ1c37bs/QgtCuH1d3958PMuwIZz9cX/ZThqUK8fK6BCZZdhudMKslVxd65olOu9m"
    "rVzgSuXdTK/gJaD7vdeEKeNlGDkHI0lEE1KIT/nh1zum3IbyMY/kK20I3t9W6YjZVglMt7"
    "Iyv/qPWoWZX1Wnkh6ZX9CZkIaejOh3+J4Y9IVakikGFsURI1CQW8QYMMzD+jSVjovCrwo+"
    "oeibiF08I16gJuaZuaJ50EOz7WF98CChbN+lHMuH/xuh5j9gNmwU5D9JOBU8wQngHznYot"
    "XC6yezvGlI+2pcG0PmVVP8Y2Ra9Z9P9R+wygm32LoTbjULcbkvVYM8JNGYz4d5rvdYEer5"
    "nmMa9wLcU4pUlYiXMkrXLWf3DvxnDSpXHQ7bVRQ6WLD0o9ln7iX33GmWGBt9XCjK2rJjB7"
    "Y212JVQowGlPdlpQHKg4IAp8TwP9cwxsZ/8oMg/hO/diPWE5hYsFLGIE7SkciJM1ryJDLY"
    "aARyMQjDQ/rsl5REkegJ2nxvHCwaIPMYyFqSZHt/B6OXwsYuHXljl8nqlUymbSPbBzv4jq"
    "D2El+dyw8Q8jsEMim+i4r4iX5qwaaXjBqqFP2ji0gu9yDLF50352BrCCti0D9VuS0L+jfR"
    "77+U23+B13/a6X8YmEIq6IMhjV7Vc6/qUKnuqBNwTpU8Qq2ZsZByPhcfEoSaBYtp63PxIE"
    "mpmbCETUlK1/PuSSGxZsX8rIgpEWXt4QnVQwefx1OESVUsBefnIbXt/IxgAVGD0n8dHrw7"
    "CVcv/lG0Xj9/al9fZ/myrdm1vnb7Qkw0PyzlwnZY4MJ2mFHuFSCbz7M+TtlAh2tcTeYtt6"
    "f+R7Yh7rn+flDsnVu7u9CN3f21s9Hb2b7XlnPrd8fqsssXlu3tEXnaKrKSv2C/DnthpZ0+"
    "0Hz9wlwLXtMkklCascnEcZ/FiHYZ1stltgV9psm8V2iztjixvGyr+HKGzbROh8OoVTMbR5"
    "ui66QJ5JuiYzyrIH4l6RoohB2UEsIOCoSwg7QQ9gw/rQrOQf8G4ruCdOSOmbGI8yMEgv7r"
    "T/nQoAABl3UZbAXzRezGSBuoWGyIIlEqzm9AuTlf3u04pY7mrDOXQ4muosKYpNMaY7HGGJ"
    "OcF1QZv0TH2kxwX9UZk+srpjSetz+fty8u30pnvAO4vwB+8pNK6YyRp60inRGZ1pnIjlX8"
    "qvD6nLmnMiuxoiawXlz5lzeIJCUeWJ7v54RtNoUm9EAaUAF/jERu7uYlToD+VPfwTP5m1D"
    "Qfbq5vP368vCDbgjFJNrT6rgxe2XmPsQk4ObEdzKWMk0GLSzE1HxHMfcF0z/BI5ocGTbXf"
    "wqTSjxy0W9fymMr+bKns0aDHypdy+oQzZmIj6dljMVg01kD+W0GgD/ovR6BvZqm8fHVVLr"
    "z5an/EKLWoWWshBHaSKtWkgu5NuiFeqIjUQt7cyzsXHwS0X9BMh+PwWeGZOMZeHZNOq4TO"
    "4aETBrU5LlGhl2TbEOOnfzCZ4dTYIZhHD7rK3jABmkXxhAgIfxAENwLyL3ieEzq3/Hmkv7"
    "EKtYNzSzCsVWCZTMbWqcA7SQ1zm7JggtWFI9Flqj4CtUwyZd4sIg+rD8hWJHfwYBOPfHv/"
    "p/29vT04R5lpeafKGuy/ucPtqXo5OReOrE5/c2eXGEOLj0FCkc8M9UD4RzY+CDoY+dbiGS"
    "4SUKqtxBtiJY4zrqxKGKfSCmHCcGbSDGMlCjE5FneaaauMSi7NghIlkaQLQ1DWpqRgEPZv"
    "TCjY0mpLqs26qhQ9o9ISdK0l6OhhXeGDSZLp70aHXr+186oOvd6AEODlKY3nUjFp28zN9M"
    "CJPm4VlsCTHTsUe1axp7qOENKWiEZEj3FMeoJaDka8TpXyJfuAVieNliogdvfs9vbXnVOi"
    "wpkE2htjilaObXVFk0k90mY9r+O8YHk6UCZlhTrUCGdJV7ACn0y7Mot+NbBaXYei8jiAtx"
    "GgoeIleVjITpW/W9RmqpW5t1TmwnVRjQkxsiZZ2tZ8nHkDEPMwUrwa/DEyDf/c8Gsv+FyG"
    "NEn/8c+xqjyOkGk3lTrzV4c16LCGNUO7UFjDG3uotG3bmUgGZaWwDB8WKlQ06FZSm2qToc"
    "O9gT1V+R9RdTCUxmKQ+C3UjryhCoqBnxIDfUc6khq6Ggd7Byc/7u8bO1INCZJJUhuDtqZp"
    "xWpN86KO9cVPFmR0qetOA2UL639zNhHvldIFyhfKzsHFnxyeqPolyi9GKGULH3L2p7pXtM"
    "IJV6Fs6ULfS8+GqVOfvFUVDB05vOqgldnulrHAHcdmlOfdv0UJk7UvgHJVeAd7zJprX9ze"
    "XscE6LOrxPq9efh0dnm3vS/Rh06Wl7OsZydRlaUdp2peaZei7SJY2+9yV/a75LpWyV7yip"
    "C9niYmtwiZvmfQ1hidk0DXhNPmGW2e0eaZDTDPvHXWiQtq2dPzAes+b2UYaCJPW0UWGhP7"
    "dbrYsaSN5hdnIu0OYjwUQUpidC3efrg/bwWX0dI/GR4K5nk2w+IdO8R2nGfl1xyYLU7DO2"
    "wHVlraLLO6qeRtt19QcnbXPfNjFjAL3nUbfipm05j1UBfq2EUkjUMtIMDoos7Qkpf0xiNH"
    "iifLttEM5NfhwbdVjtj4cOQ6LxaWRkEOmhhkhEOQbf+H48upy/oWTNSSk+FvXNTGUw9X0j"
    "rkXS90JM0332xODdPGGXCCj7Ii9hEqDf7c4Af7VQe3Kdjouq7TDXIWlWdG0SiaOfN/GdHT"
    "J82R/G8jSdckHizNkdd0rV7WQs9PFzOj0AljFqkoi/LpfDafGGUDbT6bbgKoiQtxm7kgkG"
    "9lXXWrJ4VaFJ31eU1/ymfski9svxfX2AV39zlKrhSW/sgpuNKIi8Lj4zIXhcfH+ReF+CyR"
    "Zxw+qgoI+90biO5+qWvY/YJr2P2Ma1iHe5mhMPkiS4REyywVZZY3Pcy+/T+mVfl/"
)

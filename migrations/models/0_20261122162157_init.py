from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "agencies" (
    "id" UUID NOT NULL PRIMARY KEY,
    "company_id" VARCHAR(64) NOT NULL UNIQUE,
    "name" VARCHAR(200) NOT NULL,
    "paused" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL
);
COMMENT ON TABLE "agencies" IS 'One agency; `company_id` is its opaque id in the CRM, `paused` stops all of its dialing.';
CREATE TABLE IF NOT EXISTS "customers" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(200) NOT NULL,
    "price_per_minute" INT NOT NULL,
    "hold_minutes" INT NOT NULL,
    "grace_seconds" INT NOT NULL,
    "increment_seconds" INT NOT NULL,
    "minimum_seconds" INT NOT NULL,
    "own_credits" BOOL NOT NULL,
    "low_credits" BIGINT,
    "credit_microcents" BIGINT,
    "timezone" VARCHAR(64) NOT NULL,
    "calls_per_minute" INT,
    "calls_per_day" INT,
    "spend_per_day" BIGINT,
    "closed_at" TIMESTAMPTZ,
    "closed_until" TIMESTAMPTZ,
    "closed_why" VARCHAR(300),
    "policy" JSONB NOT NULL,
    "paused" BOOL NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT
);
COMMENT ON TABLE "customers" IS 'One customer of an agency.';
CREATE TABLE IF NOT EXISTS "installations" (
    "id" UUID NOT NULL PRIMARY KEY,
    "location_id" VARCHAR(64) NOT NULL UNIQUE,
    "name" VARCHAR(200) NOT NULL,
    "status" VARCHAR(20) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT,
    "customer_id" UUID NOT NULL UNIQUE REFERENCES "customers" ("id") ON DELETE RESTRICT
);
COMMENT ON TABLE "installations" IS 'One sub-account with the app in it; `location_id` is its opaque id in the CRM.';
CREATE TABLE IF NOT EXISTS "workspaces" (
    "id" UUID NOT NULL PRIMARY KEY,
    "name" VARCHAR(200) NOT NULL,
    "token" VARCHAR(64) NOT NULL UNIQUE,
    "sealed_api_key" BYTEA,
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT
);
COMMENT ON TABLE "workspaces" IS 'One account at the voice provider; `token` names it in its webhook address.';
CREATE TABLE IF NOT EXISTS "phone_numbers" (
    "id" UUID NOT NULL PRIMARY KEY,
    "e164" VARCHAR(20) NOT NULL,
    "nickname" VARCHAR(200) NOT NULL,
    "paused" BOOL NOT NULL,
    "calls_per_minute" INT,
    "calls_per_day" INT,
    "last_used_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    "customer_id" UUID REFERENCES "customers" ("id") ON DELETE RESTRICT,
    "workspace_id" UUID NOT NULL REFERENCES "workspaces" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_phone_numbe_workspa_7af43f" UNIQUE ("workspace_id", "e164")
);
COMMENT ON TABLE "phone_numbers" IS 'One number (`e164`) that can place calls; without a customer it is unassigned. A null cap is no limit.';
CREATE TABLE IF NOT EXISTS "agent_assignments" (
    "agent_id" VARCHAR(120) NOT NULL,
    "agent_name" VARCHAR(200) NOT NULL,
    "agent_version" VARCHAR(40) NOT NULL,
    "outbound" BOOL NOT NULL,
    "number_id" UUID NOT NULL PRIMARY KEY REFERENCES "phone_numbers" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "agent_assignments" IS 'The one agent of a number; `agent_version` defaults to the latest published one.';
CREATE TABLE IF NOT EXISTS "api_keys" (
    "id" VARCHAR(30) NOT NULL PRIMARY KEY,
    "digest" VARCHAR(64) NOT NULL UNIQUE,
    "kid" VARCHAR(40) NOT NULL,
    "last4" VARCHAR(4) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ,
    "revoked_at" TIMESTAMPTZ,
    "last_used_at" TIMESTAMPTZ,
    "last_used_from" VARCHAR(50),
    "networks" JSONB NOT NULL,
    "number_id" UUID NOT NULL REFERENCES "phone_numbers" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "api_keys" IS 'One key; `digest` is its HMAC under the ring key `kid`, `last4` all that is shown of it later.';
CREATE TABLE IF NOT EXISTS "leads" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "to_number" VARCHAR(20) NOT NULL,
    "last_call_id" UUID NOT NULL,
    "open" BOOL NOT NULL,
    "guarded_until" TIMESTAMPTZ,
    "dialed_at" TIMESTAMPTZ[] NOT NULL,
    "do_not_call_at" TIMESTAMPTZ,
    "do_not_call_why" VARCHAR(200),
    "customer_id" UUID NOT NULL REFERENCES "customers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_leads_custome_f0c8b3" UNIQUE ("customer_id", "to_number")
);
CREATE INDEX IF NOT EXISTS "idx_leads_last_ca_4a5129" ON "leads" ("last_call_id");
COMMENT ON TABLE "leads" IS 'A customer''s lead.';
CREATE TABLE IF NOT EXISTS "calls" (
    "id" UUID NOT NULL PRIMARY KEY,
    "installation_id" UUID,
    "source" VARCHAR(20) NOT NULL,
    "from_number" VARCHAR(20) NOT NULL,
    "to_number" VARCHAR(20) NOT NULL,
    "agent_id" VARCHAR(120) NOT NULL,
    "agent_version" VARCHAR(40) NOT NULL,
    "contact_id" VARCHAR(64),
    "variables" JSONB NOT NULL,
    "metadata" JSONB NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "outcome" VARCHAR(20),
    "reason_code" VARCHAR(40),
    "reason" VARCHAR(500),
    "requested_at" TIMESTAMPTZ NOT NULL,
    "not_before" TIMESTAMPTZ NOT NULL,
    "ended_at" TIMESTAMPTZ,
    "charged" BIGINT NOT NULL,
    "max_attempts" SMALLINT NOT NULL,
    "minutes_between" INT NOT NULL,
    "request_key" VARCHAR(400),
    "fingerprint" BYTEA,
    "answer" JSONB,
    "customer_id" UUID NOT NULL REFERENCES "customers" ("id") ON DELETE RESTRICT,
    "number_id" UUID NOT NULL REFERENCES "phone_numbers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_calls_custome_33aced" UNIQUE ("customer_id", "request_key")
);
CREATE INDEX IF NOT EXISTS "idx_calls_custome_642503" ON "calls" ("customer_id", "requested_at");
CREATE INDEX IF NOT EXISTS "idx_calls_number__8e058d" ON "calls" ("number_id", "requested_at");
COMMENT ON COLUMN "calls"."state" IS 'QUEUED: queued\nDIALING: dialing\nUNCONFIRMED: unconfirmed\nPLACED: placed\nENDED: ended\nREFUSED: refused\nCANCELED: canceled\nFAILED: failed';
COMMENT ON TABLE "calls" IS 'One call; `reason_code` and `reason` say why it waits or why it was not placed.';
CREATE TABLE IF NOT EXISTS "attempts" (
    "id" UUID NOT NULL PRIMARY KEY,
    "customer_id" UUID NOT NULL,
    "payer_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "price_per_minute" INT NOT NULL,
    "increment_seconds" INT NOT NULL,
    "minimum_seconds" INT NOT NULL,
    "max_seconds" INT,
    "hold" BIGINT NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "dialed_at" TIMESTAMPTZ,
    "lease_until" TIMESTAMPTZ,
    "looks" INT NOT NULL,
    "resends" INT NOT NULL,
    "provider_call_id" VARCHAR(120) UNIQUE,
    "provider_answer" JSONB,
    "heard_at" TIMESTAMPTZ,
    "ended_at" TIMESTAMPTZ,
    "disconnection_reason" VARCHAR(60),
    "billed_seconds" INT,
    "charged" BIGINT,
    "provider_cost_microcents" BIGINT,
    "settled_at" TIMESTAMPTZ,
    "reopened_at" TIMESTAMPTZ,
    "call_id" UUID NOT NULL REFERENCES "calls" ("id") ON DELETE RESTRICT
);
CREATE INDEX IF NOT EXISTS "idx_attempts_call_id_180dde" ON "attempts" ("call_id");
CREATE INDEX IF NOT EXISTS "idx_attempts_state_e1b6db" ON "attempts" ("state", "due_at");
COMMENT ON COLUMN "attempts"."state" IS 'QUEUED: queued\nDIALING: dialing\nUNCONFIRMED: unconfirmed\nPLACED: placed\nENDED: ended\nREFUSED: refused\nCANCELED: canceled\nFAILED: failed';
COMMENT ON TABLE "attempts" IS 'One dial, at the price of the moment of the request (1/1000 credit).';
CREATE TABLE IF NOT EXISTS "accounts" (
    "available" BIGINT NOT NULL,
    "held" BIGINT NOT NULL,
    "spent" BIGINT NOT NULL,
    "version" BIGINT NOT NULL,
    "customer_id" UUID NOT NULL PRIMARY KEY REFERENCES "customers" ("id") ON DELETE RESTRICT
);
COMMENT ON TABLE "accounts" IS 'What a customer has: `available` to spend, `held` by calls under way, `spent` for good.';
CREATE TABLE IF NOT EXISTS "ledger_entries" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "version" BIGINT NOT NULL,
    "verb" VARCHAR(10) NOT NULL,
    "amount" BIGINT NOT NULL,
    "available_change" BIGINT NOT NULL,
    "held_change" BIGINT NOT NULL,
    "spent_change" BIGINT NOT NULL,
    "available_after" BIGINT NOT NULL,
    "attempt_id" UUID,
    "phase" SMALLINT,
    "reason" VARCHAR(300) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "customer_id" UUID NOT NULL REFERENCES "customers" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_ledger_entr_attempt_689f84" UNIQUE ("attempt_id", "phase"),
    CONSTRAINT "uid_ledger_entr_custome_5d32cd" UNIQUE ("customer_id", "version")
);
COMMENT ON TABLE "ledger_entries" IS 'One change of an account; `version` is the account''s version after it, without gaps.';
CREATE TABLE IF NOT EXISTS "voice_events" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "delivery_key" VARCHAR(200) NOT NULL,
    "kind" VARCHAR(60) NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ NOT NULL,
    "handled_at" TIMESTAMPTZ,
    "workspace_id" UUID NOT NULL REFERENCES "workspaces" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_voice_event_workspa_6dee15" UNIQUE ("workspace_id", "delivery_key")
);
COMMENT ON TABLE "voice_events" IS 'One verified event of a workspace; `delivery_key` is unique within it.';
CREATE TABLE IF NOT EXISTS "rate_windows" (
    "name" VARCHAR(120) NOT NULL PRIMARY KEY,
    "started_at" TIMESTAMPTZ NOT NULL,
    "hits" INT NOT NULL
);
ALTER TABLE "rate_windows" SET UNLOGGED;
COMMENT ON TABLE "rate_windows" IS 'One counter; its window starts with the first hit after the last one has lapsed.';
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
CREATE TABLE IF NOT EXISTS "aerich" (
    "id" SERIAL NOT NULL PRIMARY KEY,
    "version" VARCHAR(255) NOT NULL,
    "app" VARCHAR(100) NOT NULL,
    "content" JSONB NOT NULL
);"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        """


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
    "TyA3iZzCCUm0GLQQSdkslgGovFDv/G0p6e71OU7XK8xPGl9zGqNYE3tT+S8t4RnSfmTRjz"
    "h0QXYafnScdeDDNXbsWmZcoRlQ0NHZDx/TBZZR8WCcxg+K7PmBvUUEVNcUGTEXoE+56gLS"
    "IcNRy6FgtgUOgwTcUzDOZN0LO6B0tfeR/3LFd4CgmYAdr7zB0BSF7oAj2gYqBydAry5JjT"
    "FjHUKxrKy3o2SjATYuM5dsng88ivygg/z+ipjlDpxzyLX44/0+7Mb+rObOHWbau6FBVP0Q"
    "xSXckqoWk4YzervFK+MWlGocP8S4T5Y4TIHPkUEmQa6hJQ68QVa4FZVwhZZ4UQXbeiBP7L"
    "T7YM03mgU1Rc5nGqBl6vLD1f+At1LfzllZINxojqkW0Qp21MtsEh8yjK41V4EqXRLFk6S3"
    "Tk13cb+eWMva5TrUxYhKR5h9DyJdqI0a4Kygmy5iG9fLGquu9Kk71VjkulvDkuSHlznE55"
    "EzNepoB+7VoxTqsDaGp9sYhJoZ5Yz3Eztq1iRscpNZtrzWbt4Nl0Dr+JF1wdoz7W7GcVvW"
    "RNg/95SG27MGg6StuYWP/Dg3cnIer4RxHOnz+1r68zw/yjV9VpbIvC/JOU60P2cFOCmqL3"
    "3JWE6RhZ8yTqo1IS9VGBRH2UlqgjjgxZOzSnbk4C3ARhMrv01FMWzM0CvGjT9Y1Z4ZELqJ"
    "5d3bTv/ghNX+G5e3178/Esw/h19sf9ZTt5E1I5iEzHji3D6Kgzya3E50IX89EJaWvlG1oq"
    "IW16BS8B3e+9WFIZ99vIOZirqpz5lB9+vWPK3y0f80gi34bg/W2VHsptldl3Kyslsv+oVZ"
    "gSWXUq6ar8Bb1gaeiCiw6z74lBX6glmWJgtSgxYtxsEWPAMEHx01R63KIHrwkEE4pOtdjF"
    "M+KVm2IuyyuaB12X2+h2PA0yLfddymGBkX8j1PwHzIaNgvwnCaeCJzgB/CMHK5mAONcpt3"
    "4yy5vmeliNT27IvGoWqxiZtlnNZ7MasMqZ6Ni6M9E1C3G5L1WDPCTRmM+Hea7bYxHq+S6P"
    "GvcC3FOKVJVQsDJK1y1n9w78Zw0qVx0O21VUAFmwJqrZZ+4l99xplhgbfVwoytqyYwe2Nt"
    "diVWLvBpT3ZQkOyoNKGafE8D/XMDjMf/KDIP4Tv6gpFtqYWLBSxiBO0pHICcBb8iQyCm8E"
    "cjEIw0P67NdaRZHoCdp8NzKspiETfMgiq2R7fwfD+sLGLh15Y5fJsq5M5jMk2wc7+I6g9h"
    "JfncuPbPM7BDIpvosKVYt+asGmlwx3qxS2pqurLvcgyxedN+dgawgrYtA/VbktC/o3MWCl"
    "VLxKQbhKOlplGJhCKuiDIY1e1XOv6lCp7qgTcE6VPEKtmbGQcj4XHxKEmgWLaetz8SBJqZ"
    "mwhE1JStfz7kkhsWbF/KyIKRFl7eEJ1UNnTYjnzpOqWArOYofBkKhBefGW4Su49piQ2u0L"
    "MdH8sJQL22GBC9thRh1kgGy+kJA4ZQMjBXA1mbfcnvof2Yb4lfv7QbFbee3uQjd299fORm"
    "9n+15bMrrfHavLLl9YtrdH5GmryEr+gv067IWVdvpA8/ULcy14TZNIQmnGJhPHfRYj2mVY"
    "SJrZFvSZJhO2oc3a4sTysq3iyxk20zodDqNWzWwcbYqukyaQb4qO8ayC+JWka6AQdlBKCD"
    "soEMIO0kLYM/y0KjgH/RuI7wry9DtmxiLOjxAI+q8/V0mDAgRc1mWwFcwXah4jbaBisSGK"
    "RIBJoSYxoNycLyF9nFKHIdeZy6FEV1FhTNJpjbFYY4xJzguqjF+iY20muK/qjMn1FVMaz9"
    "ufz9sXl2+lM94B3F8AP/lJpXTGyNNWkc6ITOtMZMcqflV4fc7cU5lOW1ETWC+u/MsbRLJp"
    "DyzP93PCNptCE3ogDaiAP0YiN6n5EidAf6p7eCZ/M2qaDzfXtx8/Xl6QbcGYJBtafVcGr+"
    "y8x9gEnJzYDiYBx8mgxaWYU5II5r5gnnJ4JBOng6bab2GO9EcO2q1reUylLbdUWnXQY+VL"
    "OX3CGTOxkfTssRgsGmsg/60g0Af9lyPQN7OGZL66KhfefEVxYpRa1Ky1EAI7SZUya0H3Jt"
    "0QL5QmYiFv7uWdiw8C2i9opsNx+KzwTBxjr45Jp1VC5/DQCYPaHJeo0EuybYjx0z+YTM1r"
    "7BBMAAldZW+YAM2ieEIEhD8IghsB+Rc8zwmdW/480t9YhdrBuSUYFtmwTCZj61TgnaTG4h"
    "6ykojVhSPRZapwCLVMMmXeLCIPy2bIViR38GATj3x7/6f9vb09OEeZaXmnyhrsv7nD7al6"
    "OTkXjqxOf3NnNyg9IssgC0M9EP6RjQ+CDka+tXiGiwSUaivxhliJ44wrqxLGqbRCmDCcmT"
    "TDWIlCTI7FnWbaKqOSS7OgREkk6cIQ1HsqKRiE/RsTCra07FFqs64qRc+otARdawk6elhX"
    "+GCSZPq70aHXb+28qkOvNyAEeHlK47lUTNo2czM9cKKPW4W1IWXHDsWeVeypriOEtCWiER"
    "FrKj4pnQgjXqdK+ZJ9QKuTRksVELt7dnv7684pUeFMAu2NMUUrx7a6osmkHmmzntdxXrCu"
    "IiiTsrQiaoSzpCtYUFKmXZlFvxpYZrFDUXkcwNsI0FDxkjyswKjqNi5qM9XK3Fsqc+G6qM"
    "aEGFmTLG1rPs68AYh5GCleDf4YmYZ/bvi1F3wuQ5qk//jnWFUeR8i0m0qd+avDGnRYw5qh"
    "XSis4Y09VNq27Uwkg7JSWIYPCxUqGnQrqU21ydDh3sCeqvyPqDoYSmMxSPwWakfeUBkqpM"
    "84JQb6jnQkNXQ1DvYOTn7c3zd2pBoSJJOkNgZtTdOK1ZrmRR3ri58syOhS150GyhYWruds"
    "It4rpQuUL5Sdg4s/OTxRhXeUX4xQyhY+5OxPda9ohROuQtnSFeqXng1Tpz55G3leRw6vPm"
    "hltrtlLHDHsRnlefdvUcJk7QugXBXewR6z5toXt7fXMQH67Cqxfm8ePp1d3m3vS/Shk+Xl"
    "LOvZSVRlacepmlfapWi7CNb2u9yV/S65rlWyl7zqea+nicmtnqfvGbQ1Ruck0MUMtXlGm2"
    "e0eWYDzDNvnXXiglr29HzAus9bGQaayNNWkYXGxH6dLnYsaaP5xZlIu4MYD0WQkhhdi7cf"
    "7s9bwWW09E+Gh4J5ns2weMcOsR3nWfk1B2aL0/AO24GVljbLrG4qedvtV0Kd3XXP/JgFzI"
    "J33Yafitk0Zj3UhTp2EUnjUAsIMLqoM7TkJb3xyJHiybJtNAP5dXjwbZUjNj4cuc6LhaVR"
    "kIMmBhnhEGTb/+H4cuqyvgUTteRk+BsXtfHUw5W0DnnXCx1J8803m1N8t3EGnOCjrIh9hE"
    "qDPzf4wX7VwW0KNrqu63SDnEXlmVE0imbO/F9G9PRJcyT/20jSNYkHS3PkNV2rl7XQ89PF"
    "zCh0wphFKsqifDqfzSdG2UCbz6abAGriQtxmLgjkW1lX3epJoRZFZ31e05/yGbvkC9vvxT"
    "V2wd19jpIrhaU/cgquNOKi8Pi4zEXh8XH+RSE+S+QZh4+qAsJ+9waiu1/qGna/4Bp2P+Ma"
    "1uFeZihMvsgSIdEyS0WZ5U0Ps2//Dxqz+tQ="
)

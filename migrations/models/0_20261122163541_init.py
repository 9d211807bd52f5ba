from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "agencies" (
    "id" UUID NOT NULL PRIMARY KEY,
    "company_id" VARCHAR(64) NOT NULL UNIQUE,
    "name" VARCHAR(200) NOT NULL,
    "paused" BOOL NOT NULL,
    "onboards_customers" BOOL NOT NULL,
    "whitelabel_domain" VARCHAR(200),
    "sealed_knotie_key" BYTEA,
    "installed_at" TIMESTAMPTZ,
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
    "email" VARCHAR(320),
    "knotie_id" VARCHAR(80),
    "knotie_customer_id" VARCHAR(80),
    "mapping_error" VARCHAR(300),
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_customers_agency__8b6377" UNIQUE ("agency_id", "knotie_id")
);
COMMENT ON TABLE "customers" IS 'One customer of an agency.';
CREATE TABLE IF NOT EXISTS "installations" (
    "id" UUID NOT NULL PRIMARY KEY,
    "location_id" VARCHAR(64) NOT NULL UNIQUE,
    "name" VARCHAR(200) NOT NULL,
    "timezone" VARCHAR(60),
    "version_id" VARCHAR(64),
    "plan_id" VARCHAR(64),
    "status" VARCHAR(20) NOT NULL,
    "installed_at" TIMESTAMPTZ,
    "uninstalled_at" TIMESTAMPTZ,
    "described_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE RESTRICT,
    "customer_id" UUID NOT NULL UNIQUE REFERENCES "customers" ("id") ON DELETE RESTRICT
);
COMMENT ON TABLE "installations" IS 'One sub-account with the app in it; `location_id` is its opaque id in the CRM.';
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
    "eJztXet327ix/1dw/GXtc7WuX3HSpLfnyI6TdTex9zpOt9t1jwiJsMWaAlSCslZt93+/Mw"
    "BJ8W1SL1MMviQWiQHI34DAzGAe/9kZCZu5cr/7wPhgtvOW/GeH0xGDP1J3OmSHjsfz63jB"
    "p31XNaXYxmHqIu1L36MDH67fU1cyuGQzOfCcse8Ijq2vOSOKYvaOWAMxGlM+6zm2RRxJHF"
    "8SMab/mjDi2MThxB8ycn7zuUOsMZ1IBq2kL8aSUNcl4l61tx3qOvxhH0e3xQCGh1/rHOiO"
    "33FL8L6gni17gwk0HDFPWm8JJXLS/54OBmLCfeiS+uRHLnyHEVswSeBP8sjFFB/Ap4+MBw"
    "N7bJ9Y06HjM5f2mduzxYg63Lrj0G6Kt9XT6VchciimMnxcMuE28/TbTDnpe5Tb8AoOlz48"
    "OLN71LfCtt8BlTNi4du4VPokaKiwm3AH4Oj54oHhMwGCv/4DLjswwm/A2+Dn+LF37zDXTs"
    "wVx8YO1PWePxura1+/Xr7/oFoiX/q9gXAnIz5vPZ75Q8Gj5pOJY+8jDd6DN2Ue9Zkdm0V8"
    "4rrBhAsv6SeGC743YdGj2vMLNrunExfn4s6f7id8gFOQqJHwn5M/B48Wa9brXV3f9r5c3P"
    "Z6O5mpi4+QmmTBpYHgOO0d7iNQ//ld9zsHRF3dwQHOf+je7B6f7ikIhPQfPHVTwbXzuyKk"
    "PtWkCvQ5yvMpnEX7fEi9fLSTVCnU4aHXg3cI1RrA3RnR33ou4w/+EH6enpSA/dfujcL79E"
    "ThLWBh0ivWVXDnSN1C2Ocwq/9rABy2Xw204YU5tvNldOPgHh0cVEAXWhXCq+4l8dXraxbh"
    "MyFcRnk+yHOiFMx9oFoXztGVzS4RZ9fXn7DnkZT/ctWFy9sUvl8/n13c7B4q2KER7Bx4+f"
    "LqNoV1dpeqiXt+B4YHNXiQ2djrLC65xAutNMES/Q0tNJJRFIEelQTWe2SznLnvcOrN8qHP"
    "JU/P/Jmvxd7tAr9s4n+6PktMfED47PKqe/PL7ufu3xT8o1lw69P11cewfVyWOfvl9qKbYk"
    "ZcJM3y4T1Ah8JpgcCYok0xwQ6I98M/WsWQ28vPF19uu59/SnDlfff2Au8cJRgSXt09TX0n"
    "USfk58vbHwj+JH+/vrpIcy5qd/v3HXwmOvFFDzSWHrXjmISXw0sJTg88hrgvwOck5Qq43D"
    "jpCl7QvubuLJiBW8L24GPJcB31wfvHmK6CF/p08DgFkaGXuBObHiWSSED64ccb2PMUuNl5"
    "ENglzoNutnAW/B7O+/DqfDZk1kuFwpJQXca6aitcDx7F5kvh9BH7aCtAU+E9yjEdsCVB+j"
    "nsp01A4boljkTRSpa9NToapa9QTh/UK+HYOFJ6ocoxrsYXsWLzamLFrGZfDUnQ2Ed5YDrM"
    "t5DmN0UbZ3eEZkxJqMfQUHn4h8ODgwMCm7Tt+PukSwZoGx3ANiKJNfacAeuNmdcbOXziM6"
    "tDlBGUKeOq9NlY4gCWw4F+xLjfkwz4YEvrjlNuE+oTUEKlTyygd0aTUXT/HaHEYzB/4KZk"
    "ONZQwNzVw0iLUOnYgILqhHgTzuHd9KON6Iw8CCI4uRfeHbdgjYBnDPsl9N6Ht0bjqH4lSY"
    "b0iREGc9PeJ+/pTOpeR4L7Q/X00KmYUg7fUIf4E0+Zby0URf4tOLMAs1vsjI41ZFMHvp8J"
    "vJczcny043I1NfaJJaa8F4xpQb/3b2P23e+0JTe0IY/hMaBja+AKCZIRXHJcSz1WeGk6nF"
    "lqPGQe7NAj+IAHRNlLYC6yaQiefiiP3aMhpYMDsDGyB6GSGiccaCxcZzBTNvIp2q8VPuEU"
    "GQwph0mOWKjrQIpoexOXSbIrGYts5D+pbvbgZfWLAr8GnhgA42Vo11adw19R7/iuyCp4kp"
    "AnnWDidWDmddTsgx46RAptXMeHGFHvARpBR2haV+8QqGxo6t+1sPve3eTo4OjU2tPIBffD"
    "gcOGjj1vhx+q6l7iH9EjRgb9dyF772BysBEBDsMTUOIKAAVfQM8dawSfNeDRY54nPAt6mw"
    "WvDh2K6OBhSmfwpvj9wZobnmXk2ON/1UctShONXnLnH8ZM3yQzvbEfr9l+nNpqslhfcr/A"
    "ipxDmoLdWZ8IiNvnwbpwf8Cn+P7o8OT1yZvj05M30EQ9aXTldQknskbL+B5bA+A02ebAPd"
    "4SYBNCSA1kM3QbhHZbJm1GuKyBby7tBteGLYE4JZ3XADiHcnPwbssMjmkGdQ/qkpQbPKEL"
    "hbitPaADpa4EdOehcEqnCBeazg07iAgm9B+Pjo6PXx8dHJ++eXXy+vWrNwfRzM7eKpviZ5"
    "cfEfAEY7IcyOiI9fiQS264sSg3QotGHSUmTrM5RWbn6+35upTDdbsZKbvLYmpMHmmLpvvK"
    "dtM5TjbNOfyvgG9AZ8DNgivHjNvF4Jat1xnSFuG76Z1TG4EXOGuPExqHikY7VMRs/wuyOa"
    "I1nN4CTk+HOQtqiYd3gqp9zoHHlazIxyVW5OMcK7I6oMrC/Jcv11cFxuOIIv0ROQOf/Je4"
    "jlyb/SJ2LtKfOK7vcLmPw77E0QgilPigQpwjB8EYC85z3AOxgzPjFP5i9g42onkbSfECEx"
    "G0cG05qrS2HJWsLUeZtWV+NFsD5ARR+4B+UwXnN8UwvylCOXaKvwDcKWqD+/O4J1wa6kCe"
    "IWwf2msRVYxDdTH67XKojnNde/rkrmrFPjsJolW67jRXyXvGUyfjo55GOAvvB+Ex54H/yH"
    "RgkHKf5oM8K2smRn47Yc04xMJlj04jD7LktIL3h7dmWrq8gWl+c3kOImYV338+GfWX9vz/"
    "Ca6xK9XT9m0XlXy1QePJO1qvA9In6KJFEzJr1l8OnnPooq3wMA6dLOvm/4nZD8y7gK7atK"
    "4lN1iXecuGjJyrk+cu9tRemEKn9+Wg6ob9tAmoWoEj+cFdxahec3Yr4J+VR3ht454YBESs"
    "Aq3uvKuWAFUzJCkxXXLCktLTqTg0KROlWC08KZ4lCeModPzLeIzxEI7/jlgYRoEEz6Vryg"
    "9pWl33KtVTMpuSCuuAGZG8GORomqdZkmGQjMqzJCeDIWFPKnilPyPToQO/ATaGoSI6MscX"
    "rv0ORtNw9YOOdQYoruJROoR9j5ZY9QgqlRN63JCpShAF08BkcWqK0tkhxeEhsblXx3iWIj"
    "N5nFJ2M5PHadNxOC/iJtiwHTk1h6ugfFoM8mkG4yfmyfprRZKqhTivfK0Yu7QuyDESg/Dz"
    "CIO05E9yVMhigOcUG3QoBtHVeWLrkijSq3KlRblkTU6DbJIsfSueYkkFpC6vs9SG203mdl"
    "wnrMvrNK3hdJM5bc76izdPc9ZvzvqfMbtk08zVBLXcH2zN5q1GgmocKF7cgSJ7ypSd51ku"
    "hAciFXmwTELFJkztZ3mQ+rSrcKEI9IcwU+CyR1FVUw42U+Ja+iBKv37OCVSES0lWPG/Um2"
    "d9fP7cSeVmm3geU1nVHO8dsWChExNvwMJjIJXva352hKnYvGRqtmcOn9YwhjqBCgx6ls6p"
    "pzvB/uVbMh0KBrfJPUwFTECGl8kUYMHEbIiqPt0KetBZyTw2djETJOFCHUKpjGuYOM2esM"
    "Spk0ry5orBI3GFeJRByjzHf6ty8t3Duw0JHYJYhodd7Lex4806+D6UCzx8gjkxq3go9asy"
    "92jDi3oIndXMnFO92DlVbOLWsdqlyMw5VSXLaK1DlIhgg3bRByHsdc3fdVtFg7UvC3FhgH"
    "qMwuQoygT+67oImEBUSljTH1meD9PzhRXSHZjSCguWVgjwDDbkJTiS6cGwZFGWDMQ4Z02/"
    "Zb8VpcQICTa4pr+APHJ78bfbBN6Z2OEE3GHzdEBxKp4VBU8mF7CZJilbaDPdEhtptUMQrR"
    "fUZPGcyrC30ew1NvCV28Dj3rk1gc0hXQLetEDQBHuhMYW3zRReHlVR0xy+ZEhFE2b4s6zI"
    "+cjrW8Vrmnzn9WNyzL6J4jLFpt9kLZuKFaeDeICgasSTcAaMjD3x5NgM7bRK57Eii6kOFZ"
    "BkyvpDIR4JbGSwFsiCItOr69u47zdgne+UmEWNV/mavcrzrRclLuUFxoq1mZpjsxiWqH1d"
    "lnV/vibtczbVJpS1Te21m6QDC93YWbhsaozWWJEWtCIZZ7DiL8A4gxlF2ChrzVbWXjTxy7"
    "ZAnjRlPxVUP6gB019R/bjAjtqEUq1MCzV10vjEytFKU/OuWC8dY8NebK5XU001Adm12OHp"
    "ibWnSxsOKCfKS0cXaIzqDRI6r0aoiw5OOJUSli2sWtlVr4Y1KPEOuvdg8cl8rXUzw+ZWMZ"
    "zG9Xwc3tQwbJaWq3iSwbkkQ2zQvpVa7qr9UbgzeKxtRojRtOCIeBNlIk1G6Y1llDa1bEwt"
    "m20GF3P09CaLFVJJ05r4yiZ7GRiTWvFH1V6T2osHA27PF13DvSTS4mrCmqYz5spyc2VCW1"
    "7SYpk4Yd9OcJ81WqbnV4HdMm+BWAHCNeIom7kqrCOQsmBmP7LZslllx86PrE0W+KzQvxxA"
    "bct0XcsOHDvyUbbKEVtRBllA0+8mumzHp143gDcNRI71PAerYgs6njf5vTmzasT2YipURY"
    "6xqDSwbr8jlu4yiqANoJTEF0F6Vp9Jn4wnfdeRQ2arUNiMvXwdAyzh6qXHril2JYhMYotS"
    "+7fmab3I1zhNC+3gh5UM4YcllvDDrClcY1bXGJ6kMubwKubwxCpVH+ziiNh14q3Xzl60dm"
    "4G/5Mq8J8Uo3+SAV9M/L6Y8LqnEXEycx7xzHlERoFeLIiAR+f8S4UPLOmr0oQt9Vk9MCFQ"
    "JLTA8+6X8+77i1XGDQSKXp6AGamAJXKl9kat4ZQBrUG2s50HWICiGgE/fO6eE/ggmU7Zgi"
    "hiQ2I9OrbVIRaeBZxYBFQu7U0BZHIophwlRsfXuVbynTHWN5xKIMOZr6wi80oFgruzMPIg"
    "iEqQGMjAxjBLyb0nRmSXwxx+Syif7QWD6XMOvKmekeJwng9z215nEEPx3tTSHCPH1YpIlt"
    "SQ3HtGvtUTrQ7Uc4rWwb16//nHmrVoW6s0rF6UUmteHXAjgjbCWwXdYnBNodlv8gy8Qfky"
    "mmkWbQWXPfYkHhf6mJOUhstN5rLxXPr2OI36V10JKEnZvoI1r6oImq+KBc1XWS/tQGXOIv"
    "2XL9dXBUcsMZr01+QMfPJf4jpybWE5scCD/sRxfYfLfRzvJWIPEKPEl5VJ9JXO6ZX6ZLCD"
    "dKKvZh17NXdtW9zVqMj6WdsLpp2xep0lLaDPWKFXZy1V5d9zbKVhWfhiS2lUe/55M2k3Cg"
    "n7ThKky5o2s02UOVKMMR/KdOi4DAPLlAFToA1ySlUpVo94Ey7JrjY64n1Mn41WyIcJYAM7"
    "2YT7jmthcmq0XqJBUxVE1Qmq6R23HQp8tfC/oJLqUABwqiVeTJZnPTwhNp1JJMANOBgSqY"
    "IB4NHu4akwC25xVFvciQw3cj3705Ftv+7EX6pmmusz56HQ0z93hctx7w8mcnONc9q5/49H"
    "R8fHr48Ojk/fvDp5/frVm4PIyz97q8zd/+zyI54QJbacMASg2EI6Z2ANSStB1EJ70+pj4R"
    "LfQo1dPU1nNvb0kfM4Nwlw6XHzOD/r7xqPmsN1ZatOmuMwJ/ajugp4htho4E3WwCNhIsvn"
    "rufRgnxICaoUg78VbTCG/q//SH1BSYmr7ieUpTbfUKO/oRi/psOcQNaSE+gsafvsWGvx/X"
    "vx8Lf2iFgltpOXiSFqKLRrDyJap/Wk6/tsNM6PZghudUq9zXSjGt5m2lwR5I8de5g/NrBP"
    "jMQoCDlQLmAMmCx9snv4h8ODgwMy8Jjt+Hv5PmXLdqpMNWg2CQqCUbTPSCKZT6h0bKZMIo"
    "7f0d5iqoZZkAgXOrbGdKa4a6FfG51Fxc9iBiG4HDiu+Xc8KG0GfXaIhWuiZDCJbImWmylx"
    "BX/Q5GgsGgGhMtzsIufewuPoBlRGpdR8dIsTU6lc1xiVLDAZ3XFV2YwS6bjYSolnXlhYDT"
    "qwQ0NWlaJl+DQ7cNWUL3uJxbhTYr8xe95azArhV10H0ziNATSt/uRlc0Gdp0AIzk3iklBy"
    "2gUlai3VC+Zd8MkoI2MlAHyJ4nnQdFI7eGXn/75efL14/5Zo6jv+/rL76fLq41u1ZQGad/"
    "zr1fn11YfLm8/YDFZswe8db4Rtf/rUPceLKpUf/L64eo8/GTwl/Lq5+PD1C/722D36Bdzx"
    "8+7V+cUnvDRA1Fy89qF7qa7cU9gp7bSEUS1krFLEWEnAWCapF0oxiyWayiPdXHG/9Z+XrC"
    "wZksNBAET5MJTAaoCcS7s5lA+3BGKYgc5oMloA4BxKU6EyA+9ce6gDbZLK5EnLAovKYL1D"
    "6ZCiTSvtRk6mTd27b8UiXnyq9AyHSw6WzKlHo3gcM0DV5XKK1PC50XwWIs9huHB3jNobGS"
    "696wFXWD35LUZh4EzDGVajK/a1Kj54zaNdyclrg2KA15LdJgKOcjnNOxgsjiTIIV0qoGB7"
    "Fv21RA4MGR4K1pex4nRm623y1qtMm4uEtMboDIebzGHbkfB2nKmDyZ4HcnG9RFZF9O1zIj"
    "qtspedFm9lp5mdrO+4qGvWN6plCY1dLae4A0zaB1bTtBYjahGmGzauzWVbWK16I2fgiUFB"
    "CbYSVpT1YnizKG8k8/3FTGNJSrOtN3lb9xjGnSyYqCJBavjcZD4vEORl4ruqOx8Had6XdT"
    "xuV7b4TtrpeD6hGuVwrGDP8TYO2VHsahxVCKjmZ4zN3xFLKz+Al80sQrkdXrGIpDMyHc4S"
    "sdjRbyzt6Qc+RfkuxyvsX3kfo1oTelMHPWnvHdnrM3/KWNAlugiLe1859mKYuXYrth1b9a"
    "htaOiAjM+HySofYJLACFbg+oy5QS1d1BQnNBmjR3DgCdohUuju0LVYAoMih2kqH6Ezf4qe"
    "1fcw9bX38b3jSV8jASPA9QfmjQEkP3KBHlI51Dk6JekLe9Yhln5ES3tZz3sJR0JsfOFWDD"
    "6PvVVO+HlOS72FKj/mefxy8p5xZ35Rd2YHl25X16WouYvmkJpKVilNQ0y8vPJKxcakOYUJ"
    "868Q5o8RIgvkU0iRGagrQG0SV2wEZlMhZJMVQkzdigr4rz7ZMgzng05Rc5onqVp4vLLyfO"
    "FP1HPwzWslG0wQNSPbIA7bmmyDI+ZTlMfr8CROY1iycpaYyK9vNvJLTPyBqFcmLEbSvk1o"
    "9RJtzGhXB+UUWfuQXr1YVd93pc3eKq8qpbx5VZLy5lU25U3CeJkB+rljxSStCaBp9MEiJo"
    "Xqs3vh5Sxb5YxOUho2N5rNxsGz7Rx+ES+4JkZ9bNjPKn7ImgX/y4i6bmnQdJy2NbH+x0ev"
    "TyPU8UcZzl8+dz99yg3zjx9VZ7EtC/NPU24O2eNtCWqKn3PXEqYTZO2TqE8qSdQnJRL1SV"
    "aijjky5K3QnHoFCXBThOns0jNfWzC3C/CyRTcwZkVbLqB6dnnVvfklMn1F++6n66uPZznG"
    "r7Nfbi+66ZOQ2kFkJnZsFUZHk0luLT4XppiPSUjbKN/QSglpszN4Beh+68WSqrjfxvbBQl"
    "XlLKD88OMN0/5uxZjHEvm2BO/f1+mh3NWZfXfyUiIHtzqlKZF1o4quyj+jFyyNXHDRYfYt"
    "segTdRRTLKwWJceM2x1iDRkmKO7PlMctevDaQDCl6FSLTXwrWbkp4bK8pnHQdbmLbsezMN"
    "Pyg0c5TDDyP4Ta/4TR8KIk/0uioeAODgD/qc4qJiAudMptnszyorke1uOTGzGvnsUqQWZs"
    "VovZrIasdiY6tulMdO1CXK1L9SCPSAzmi2Fe6PZYhnqxy6PBvQT3jCJVJxSsitJ1zdmtgH"
    "82oHI1YbNdRwWQJWui2g/Mu+C+N8sTY+O3S0VZVzXswdLmOaxO7N2Q8gdVgoPysFLGO2IF"
    "n2sUHBbc+U6S4E5Q1BQLbUwdmCkTECfpWBYE4K14EBWFNwa5GIThEX0Maq2iSNSHa4EbGV"
    "bTUAk+VJFVsnu4h2F90cUBHfsTj6myrkzlMyS7R3v4jKD2kkCdK45sCxqEMik+iw5Vi39q"
    "4aKXDnerFbZmqquudiMrFp23Z2NrCSsS0PfrnJaF7dsYsFIpXqUkXCUbrTIKTSE19MGIxs"
    "zqhWd1pFT39A64oEoeozbMWEo5X4gPKULDguW09YV4kKY0TFjBoqSk60XXpIjYsGJxViSU"
    "iKr28JTqYbImJHPnKVUsA2e5w2BE1KK8eKvwFdx4TEjj1oWEaH5cyYXtuMSF7TinDjJAtl"
    "hISJKyhZECOJvsa+7Ogo9sS/zKg/Wg3K28cWehW7v6G2ejl7N9bywZ3V+FM2AXTyzf2yN2"
    "t1NmJX/Cdj32xCo7faD5+ol5DjymTRShMmOTqfAe5ZgOGBaSZq4DbWbphG1os3Y4cfx8q/"
    "hqus21Tkfd6Fkz78eYopukCRSbohM8qyF+pelaKIQdVRLCjkqEsKOsEPYIr1YH57B9C/Fd"
    "Q55+YedM4uIIgbD95nOVtChAwGMDBkvBYqHmCdIWKhZbokiEmJRqEkPK7cUS0icpTRhyk7"
    "kcSXQ1FcY0ndEYyzXGhOS8pMr4c7yv7QT3WZ0xPb8SSuN598t59/3FiyUw90aFGmN0r1Oa"
    "yNwbLaktgh43Zf2hEI8AkNLiJAiVcLc/Ix4bKwMeCaR2h0n028eTLjrPy31+8/k7+AuX4g"
    "pq5MrHW8Lf36iQL6lCzqdBHcUmSbUa9aZJFTUrKY+HJcrjoVEejfLYIFFnPSkt9Z5QV6GI"
    "kRmlsdHqxLZZBxoSl7d1fDbGgbZyeanIoNXpWDfA8J+BherJMlpW7G6nTM/CadObqoZ1Yl"
    "fQRZl571TJIk1NQCf31C9/GKtYNHT8IJYEr7kULmGUx5BK+DGWhYWjVjgAxqzcwj31zqhr"
    "fb36dP3x48V7sisZU2Qj58FTCQL23mL8Nw5OXIGFlnAwuOJRzNtPJPOesBYU3FLFqYbwyB"
    "2sQ3XHKZl6js90aShHl65yuH4o8UA4YzZeJPfuRA6X1e/U/zXk3rB9+7SK1dWYKNbn1MRb"
    "rPBogtJIZo1byxM7tpOXRKTYOd3ZdIrD9RtOlkrF15B98auE6+9pblBndK90T5xgq55NZ3"
    "XSk+CmEyUOER7R6W3IriUn/X8yVf7E2iOYZB+aqtYwALqe4A4REgbmP/JvuF+QnmT146iY"
    "Tp3OBI2WDAsZOjZT+Ut0chNFjQUUVbVGZwBbosd0cUbq2GTG/HnWEyxNqK4iucCNTd7x3c"
    "M/HB4cHMA+ymzHf6c9boInF9yd6YdTY2HPeve39/bD8o49dc/SN2SwZeONsIFV7JEzx0UB"
    "So0nzpaYUZOMq3rslqQyh24p+5JNc2x6KMQUeDXRXJNeXHJpF5QoiaTdxMOauhUFg6h9a9"
    "JtrCxDr16s60rRcyojQTdago5v1jU+mDSZ+W5MequXDhA06a22IM3SKh1WUDHpuswr8FmZ"
    "3+6Uu61gwx7FlnXsqZ6QUtkS0YiIdev7WifCrEIzrXypNqDVKaOlTjq0f3Z9/ePeO6JTRk"
    "i0NyYUrQLb6poGU3qky+79nnjC2vWgTKry9agRzhNbUkwLBDyJZRiysJS9coSZDuFpJGio"
    "eJYcVblHdbE45sIoc035ljslylw0L+oxIUHWJkvbhrczfwhiHmbjqgd/gszAvzD8JtK4kC"
    "Ft0n+Cfawuj2Nk5rS/yfw1oeMmdHzD0C4VOv7CUQBd1xVTxaC8MgHRzVKFiobNKmpTXTIS"
    "3B+6M51jH1UHS2ssFkmeQu2pEypLp02x3hELfUd6ihqaWkcHR6ffHx5ae0oNCRP2UxcTY8"
    "yyitWGxkUd6+cgIas1oJ43C5Utn3gwwafyrVa6QPlC2Tk8+FPdE13cVPvFSK1s4U3OftPn"
    "ik404DqUreIF8iXKC+z86X7CBzhtiBoJ/zn5807jFsoypcqkl3whed5kZ1p/YoD56pYzwY"
    "VwGeVF529xwnR9QaBcF97hGrPh+oLX158SAvTZZWr+Xn39fHZxs3uo0IdGjl8wrec7UZ2p"
    "naRqX/nMsuUinNuvC2f26/S81gk1iyqUP5+Ks7BCuTlnMNYYk/fNFIw35hljnjHmmS0wz7"
    "x0Zr/31HFn50M2eNzJMdDE7nbKLDQ2tusNsGFFG80PYqrsDnIykmHZF3Qt3v16e94JD6OV"
    "fzLclMz3XYYFEveIK8Sj9msOzRbvojNsATMta5ZZ31DqtHsAQjFAOz/rnvsxSxgFz7qtoN"
    "yNbc1b6AN1bCLTxqEOEGB0UW/kqEN6644jRd9xXTQDBbVO8Wm1IzbeHHviycHyk8hBG4OM"
    "sAuyG7w4Ppw+rO/AQB01GL7jsjaeZriSNqG2VakjabH5Jpg99ZSAGJEx4CyuAgQfZU3sY1"
    "QG/IXBD9erHi5TsNANPDEIM/1UZ0ZZL4Y5i38Z8d0ny5HibyNN1yYerMyR1/ac+7yJXpxV"
    "ZU5h8qoskVdFyaeL2XwSlC20+Wy7CaAhLsRd5oFAvpN31K3vlGpRdN7mOf2pmLErPrD9Vl"
    "xjl1zdFyhrWVpesaCoZSsOCl+9qnJQ+OpV8UEh3kvVcoKPqgbCQfMWoruWFHswop8bClMs"
    "ssRIjMxSU2Z50c3s9/8HHxEIMQ=="
)

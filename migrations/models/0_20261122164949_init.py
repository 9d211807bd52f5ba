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
    "write_back" JSONB,
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
CREATE TABLE IF NOT EXISTS "paused_steps" (
    "id" UUID NOT NULL PRIMARY KEY,
    "call_id" UUID NOT NULL UNIQUE,
    "step_key" VARCHAR(400) UNIQUE,
    "extras" JSONB NOT NULL,
    "response" JSONB,
    "message" VARCHAR(500) NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL,
    "claimed_at" TIMESTAMPTZ,
    "resumed_at" TIMESTAMPTZ
);
COMMENT ON TABLE "paused_steps" IS 'One paused step; `extras` is what the CRM sent, verbatim, `response` and `message` what it is told.';
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
    "skips_closed_hours" BOOL NOT NULL,
    "max_lead_age_minutes" INT,
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
    "analysis" JSONB,
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
CREATE TABLE IF NOT EXISTS "trigger_subscriptions" (
    "id" UUID NOT NULL PRIMARY KEY,
    "trigger_id" VARCHAR(128) NOT NULL,
    "workflow_id" VARCHAR(128) NOT NULL,
    "event" VARCHAR(60) NOT NULL,
    "filters" JSONB NOT NULL,
    "path" VARCHAR(700) NOT NULL,
    "active" BOOL NOT NULL,
    "changed_at" TIMESTAMPTZ NOT NULL,
    "installation_id" UUID NOT NULL REFERENCES "installations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_trigger_sub_install_d4807f" UNIQUE ("installation_id", "trigger_id")
);
COMMENT ON TABLE "trigger_subscriptions" IS 'One trigger in one workflow of a sub-account; `path`, below the CRM''s API, starts it.';
CREATE TABLE IF NOT EXISTS "trigger_deliveries" (
    "id" UUID NOT NULL PRIMARY KEY,
    "cause_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "planned_at" TIMESTAMPTZ NOT NULL,
    "tries" INT NOT NULL,
    "lease_until" TIMESTAMPTZ,
    "done_at" TIMESTAMPTZ,
    "given_up_why" VARCHAR(300),
    "event" VARCHAR(60) NOT NULL,
    "subscription_id" UUID NOT NULL REFERENCES "trigger_subscriptions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_trigger_del_subscri_d64f0c" UNIQUE ("subscription_id", "event", "cause_id")
);
COMMENT ON TABLE "trigger_deliveries" IS 'One start of a subscribed workflow: once for each subscription and cause.';
CREATE TABLE IF NOT EXISTS "write_backs" (
    "id" UUID NOT NULL PRIMARY KEY,
    "cause_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "planned_at" TIMESTAMPTZ NOT NULL,
    "tries" INT NOT NULL,
    "lease_until" TIMESTAMPTZ,
    "done_at" TIMESTAMPTZ,
    "given_up_why" VARCHAR(300),
    "contact_id" VARCHAR(64) NOT NULL,
    "effect" VARCHAR(20) NOT NULL,
    "installation_id" UUID NOT NULL REFERENCES "installations" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_write_backs_cause_i_3437b3" UNIQUE ("cause_id", "effect")
);
COMMENT ON TABLE "write_backs" IS 'One thing to be written to one contact; `cause_id` is the call, `content` what is written.';
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
    "eJztXVt32ziS/is4fmn7rNrjW5xMPDvnyI6T9iaxex1nMj3tOSIkwhLHFKkhKKs1vf3ftw"
    "rg/WZCN1MMXhKLRAHkVyBQVajL7ztj12Q23+8OmTOY77wlv+84dMzgj8ydDtmhk0l8HS/4"
    "tG+LphTbWExcpH3ue3Tgw/UHanMGl0zGB5418S3XwdY3DiOCYn5GjIE7nlBn3rNMg1icWD"
    "4n7oT+e8qIZRLLIf6IkYvbzx1iTOiUM2jFfXfCCbVt4j6I9qZFbcsZ7uPopjuA4eHXOge6"
    "d+4dw3X6LvVM3htMoeGYedx4Syjh0/6PdDBwp44PXVKffHRc32LEdBkn8Cd5dNwZPoBPH5"
    "kTDOyxfWLMRpbPbNpnds90x9RyjHsH2s3wtng6+SqEj9wZDx+XTB2TefJtZg7pe9Qx4RUs"
    "h/vw4MzsUd8I2/4AVNaYhW9jU+6ToKHAbupYAEfPd4cMnwkQ/PWfcNmCEX4D3gY/J4+9B4"
    "vZZmquWCZ2IK73/PlEXPv69erde9ES+dLvDVx7Onbi1pO5P3KdqPl0apn7SIP34E2ZR31m"
    "JmaRM7XtYMKFl+QTwwXfm7LoUc34gske6NTGubjzl4epM8ApSMRI+M/JX4NHSzTr9a5v7n"
    "pfLu96vZ3c1MVHyEyy4NLAdXDaW46PQP3+h+w3BkRc3cEBLn7q3u4en+4JCFzuDz1xU8C1"
    "84cgpD6VpAL0GOV4CufRvhhRrxjtNFUGdXjo9eAdQrUGcHfG9LeezZyhP4KfpycVYP+tey"
    "vwPj0ReLuwMMkV6zq4cyRuIewxzOJ/BYDD9quBNrwQYxsvoxsH9+jgoAa60KoUXnEvja9c"
    "X/MIn7uuzahTDHJMlIG5D1Trwjm6stkl4vzm5hP2POb837a4cHWXwffr5/PL291DATs0gp"
    "0DL19d32Wwzu9SirgXd6B5oMCD3MausrgUEi+00gRL9He00HBGUQR6FBJY75HNC+a+5VBv"
    "Xgx9IXl25s99KfZuF/hVE//TzXlq4gPC51fX3dtfdj93/y7gH8+DW59urj+E7ZOyzPkvd5"
    "fdDDOSImmeD+8AOhROSwTGDG2GCWZAvB/+0SqG3F19vvxy1/38c4or77p3l3jnKMWQ8Oru"
    "aeY7iToh367ufiL4k/zj5voyy7mo3d0/dvCZ6NR3e6Cx9KiZxCS8HF5KcXrgMcR9AT6nKV"
    "fA5cZJV/CC5o1jz4MZuCVsDz6WHNdRH3x4TOgqeKFPB48zEBl6qTuJ6VEhiQSk7z/ewp4n"
    "wM3Pg8AucRF0s4Wz4I9w3odX49mQWy8FCktCdZXoqq1wDT2KzZfC6QP20VaAZq73yCd0wJ"
    "YE6VvYT5uAwnXLPXLLVrL8rfHROHuFOnQoXgnHxpGyC1WBcTW5iJWbV1MrZj37akiCxj7q"
    "BKbDYgtpcVO0cXbHaMbkhHoMDZWHfzo8ODggsEmblr9PumSAttEBbCOcGBPPGrDehHm9se"
    "VMfWZ0iDCCMmFc5T6bcBzAsBygHzPH73EGfDC5ce9QxyTUJ6CEcp8YQG+Np+Po/hmhxGMw"
    "f+AmZzjWyIW5K4fhBqHcMgEF0Qnxpo4D7yYfbUznZOgS1yEPrnfvGLBGwDOG/RL64MNbo3"
    "FUvhInI/rECIO5ae6Td3TOZa9j1/FH4umhU3dGHfiGOsSfesJ8a6Ao8h/XYQZgdoed0YmE"
    "bGbB9zOF97LGlo92XEdMjX1iuDOnF4xpQL8PbxP23R+kJTe0IU/gMaBjY2C7HCQjuGTZhn"
    "is8NJsNDfEeMg82KHH8AEPiLCXwFxksxA8+VAee0BDSgcHYBNkD0LFJU440MS1rcFc2Mhn"
    "aL8W+IRTZDCiDkxyxEJcB1JE25vajJNdzlhkI/9ZdLMHLytfFPg18NwBMJ6Hdm3ROfwV9Y"
    "7viqyCJwl50gkmXgdmXkfMPuihQ7grjev4EGPqDaERdISmdfEOgcqGpv5dA7vv3U+PDo5O"
    "jT2JXHA/HDhsaJlxO/xQRfcc/4geMTLon4XsvYfJwcYEOAxPQIntAij4AnLuGGP4rAGPHv"
    "M81zOgt3nw6tChGx08zOgc3hS/P1hzw7OMAnv8r/KoRWii0Uvu/FOb6Ztkptf24zXbjzNb"
    "TR7rK8cvsSIXkGZgt9YnAuL2ebAu3If4FD8eHZ68PnlzfHryBpqIJ42uvK7gRN5omdxjFQ"
    "DOkm0O3OMtATYlhCggm6PbILTbMmlzwqUCvoW0G1wbtgTijHSuAHAB5ebg3ZYZnNAMVA/q"
    "0pQbPKELhbitPaADpa4CdGtYOqUzhAtN54YdRAQT+s9HR8fHr48Ojk/fvDp5/frVm4NoZu"
    "dvVU3x86sPCHiKMXkO5HRENT4UkmtuLMqN0KKhosQkaTanyOx8vbtYl3K4bjcjYXdZTI0p"
    "Im3RdF/ZbhrjZNKCw/8a+AZ0Gtw8uHzCHLMc3Kr1OkfaInw3vXNKI/ACZ+1JQu1Q0WiHio"
    "Ttf0E2R7Sa01vA6dmoYEGt8PBOUbXPOfC4lhX5uMKKfFxgRRYHVHmY/+fLzXWJ8TiiyH5E"
    "1sAn/0dsi6/NfpE4F+lPLdu3HL6Pw77E0QgilPqgQpwjB8EECy4K3AOxg3PtFP5i9g42pk"
    "UbSfkCExG0cG05qrW2HFWsLUe5tSU+mlUAOUXUPqDf1MH5TTnMb8pQTpziLwB3hlrj/jzu"
    "KZcGFchzhO1Dey2iinaoLke/XQ7VSa5LT5/CVa3cZydFtErXneYqec946uR81LMI5+F973"
    "rMGjofmQwMEu7TzqDIypqLkd9OWHMOsXDZo7PIgyw9reD94a2ZlC5vYZrfXl2AiFnH99+Z"
    "jvtLe/7/DNfYtehp+7aLWr7aoPEUHa2rgPQJumjRhMyb9ZeD5wK6aCs8zIFOlnXz/8TMIf"
    "Muoas2rWvpDdZm3rIhIxfi5LmLPbUXptDpfTmoumE/bQJKKXCkOLirHNUbh9258M/KI7y2"
    "cU8MAiJWgVY37qolQCmGJKWmS0FYUnY6lYcm5aIU64UnJbMkYRyFjH+ZTDAewvLPiIFhFE"
    "jwXLqm4pCm1XUvUj3NPMtnPfyo47AYy88Gw8ggGAxfwfYiLIZxYD8nSCmjY+Ke+P43/Bsn"
    "bxgqAyOl8zaJABKYe+mLQTaoOKETD59AZHTi08GIsCcRJtOfw8Na8BsYxDAoRcYA+a5tns"
    "FokjH9oGOZa8oRkS8dwn5Em694BJE0Cn17yEykooIJp/NFNUW97ZDyQJTELFcx02XIdMao"
    "jIVOZ4zadMTPizgkNmzvz8zhOiifloN8msP4iXlcfa1IU7UQ55WvFRObqoKcINEIP48wSE"
    "v+tEBZLQc4ptig6zIIydYTW5dEkV2Vay3KFWtyFmSdzul78UmLdZY8n8udpdJUSzlMbQ9v"
    "1+IZlVYAVb+1PLX+2pr8tSV1clVeZ2k1p5vMae3VUS68aK8O7dXxjNkrn1BQEdRqz781mx"
    "cbCap2lWmQqww8zXC4tK/Mnezly7Qfv3R7sC/RU5bNcBgezLQJqfxBdX4BzcMWnqnW/LiX"
    "ycnahDXz2Y87s2fU+bzLQB+GyUaXPc2um7W0maL80mfZ8vULDrEjXCoSa3rjXpw49vmja5"
    "Hecep5TCRmtLwzYsAO6k69AQtPkkXKwPj4GbM5eunsjs+cX69hDHGIHVjqDZmWU3aC/fO3"
    "ZDZyGdwmDzAVMIchXiYzgAUPsRFVeUAe9CATG3psYmMyWeK44nRZJG3EI2xzylLHySJPpO"
    "0OHontuo88yLpp+W9FWs8HeLcRoSOQ9/EUm/02sbx5B9+HOi6eKsOcmNc8bf5V2HGlRVU8"
    "hEyMqA+gX+wAOjFxVczxGTJ9AF3ryEPpdDQi2OCBx9B1zXXN33UfdwRrXx7i0hwXCQqd5i"
    "yXO0SWVsEcxJzDmv7Iitwgn6/Nku1AV2dZsDpLgGewIS/BkVwPmiWLsmTgTgrW9Dv2W1lW"
    "nZBgg2v6C8gjd5d/v6s+ZEvBHTbPnrxlQuJR8GR8AWN8mrKFxvgtMb7XO12TeoEii2Mqzd"
    "5Gs1cfrqz8cCXp4K8IbAHpEvBmBYIm2Av1Gcs2nrFUmcKrA7MUzeFLRmU1YYY/y4qCj1zd"
    "Kq5o8o1LUBWYfVP1qcpNv+lyWDWL1gchRUHhmSfXGjAy8dwny2RopxU6jxFZTGW0EScz1h"
    "+57iOBjQzWAl5Sp351feu4nAas850Ks6gOF1lzuEix9aIiVqTEWLE2U3NiFsMStS8rO+/H"
    "a9K+w2bShLK2qb12k3RgoZtYC1deTtBqK9KCViTtZVj+BWgvQ60Ia2Wt2crai+aO2hbI06"
    "bsp5ICKgow/Q3Vj0vsqE0oKSVrUdRJkxOrQCvNzLtyvXSCDXuJuV5PNZUEZNdgh6cnxp6s"
    "jjqgDhFeOrLGa1SylNC4oKmsWzp1KOewbGHh2654NSxji3fQvQfr1xZrrZsZtrAQ6iyp5+"
    "Pwugxqs7RcwZMczhVJpoP2rdRyV+2P4liDR2UzQoKmBUfEm6g0q5PSbywpvS6HpcthbTO4"
    "mHyrN12sFlOWVgfuNtnLQJvUyj+q9prUXjzKdHu+aAX3kkiLU4Q1S6fNldXmypS2vKTFMn"
    "XCvp3gPmu0zM6vErtl0QKxAoQV4iibuSqsI5CyZGY/svmyiakn1kfWJgt8XuhfDqC2JctX"
    "sgMnjnyErXLMVpSEGtD0u6ku2/GpqwbwZoEosJ4XYFVuQcfzJr8XM0shthdzHAtyjEWlgX"
    "X7jBiyyyiCNoCSE98N8i77jPtkMu3bFh9hRmiHFQf2rnqAJVy95NiKYleKSGdMqbR/S56q"
    "Rb4maVpoBz+sZQg/rLCEH+ZN4RIzVWN4mkqbw+uYw1OrlDrY5RGx68Rbrp29aO3cDP4nde"
    "A/KUf/JAe+O/X77tRRPY1IkunziGfOI3IK9GJBBE50zr9U+MCSvipN2FKf1QNTAkVKC7zo"
    "frnovrtcZdxAoOgVCZiRClghV0pvVAWnDGgNsp1pDWEBisqM/PS5e0Hgg2QyZQuiiA2J8W"
    "iZRocYeBZwYhBQuaQ3BZDxkTtzUGK0fJlrpdgZY33DiQQyDvOFVSQuQeI69jyMPAiiEjgG"
    "MrAJzFLy4LljsuvAHH5LqDPfCwaT5xx4UzwjxeE8H+a2uc4ghvK9qaU5Ro7r1aGtKEO794"
    "x8KyeaCtQxRevgXr3//KNiOevWKg2rF6XEmqcCbkTQRnjroFsOrq5V/V2egTcoX0YzzaKt"
    "4LLHntzHhT7mNKXmcpO5rD2Xvj9Oo/6lKgGlKdtXiepVHUHzVbmg+SrvpR2ozHmkywvnJG"
    "mWKpuzmLk0DjzoTy3btxy+j+O9ROzBWqrpNOvYq7lr2+KuRmXWT2UvmHbG6nWWtIA+Y4Ve"
    "nbX0E6Npu1ryeqfKUmpDi5pm0m4UEvYDJ0iXN23mmwhzpDvBfCizkWUzDCwTBkwXbZAzKq"
    "o5e8SbOpzsSqMj3sf02WiFHE4BG9jJpo5v2QYmp0brJRo0RaVjmaCa3jumRYGvBv4XlEge"
    "uQCcaIkX03WXD0+ISeccCXADDoZEqmAAeDQsDo1ZcMuj2pJOZLiRy9mfjWz7dSf5Uopprs"
    "+tYamnf+EKV+DeH0zk5hrnpHP/n4+Ojo9fHx0cn755dfL69as3B5GXf/5Wlbv/+dUHPCFK"
    "bTlhCEC5hTRmoIKklSJqob1p9bFwqW9BYVfP0umNPXvkPClMAlx53Dwpzvq7xqPmcF3Zqp"
    "PmJMyp/UhVAc8Raw28yRp4JEzk+dz1PFqSDylFlWHw96INJtD/9Z+ZLygtcal+Qnlq/Q01"
    "+htK8Gs2KghkrTiBzpO2z461Ft+/Fw9/a4+IVWE7eZkYooZCu/YgorXmAxJZIL74bLJTlA"
    "4ovtupzAYk2vU4NFTwO5NUBKnOiMF+AxIeFOQK0ste3H4mnDl+B4t69SnsaR1RZmwCkDND"
    "FPgyxoxzeDdDUknnLt+1Cyw0GxhTmHywc3TBC9PgyhJmnMtgCpguPkADVz13OhzJKmlA0S"
    "Hclb5tWHBsIpwMCEzrwVQINoMRdYaijpk/gvc5u3fQGsOCJETCroT5i4gRmpBkWTNhaOJY"
    "wUy8d/COput6OgdvUxbaToVtZgF7wZpMBW3CO1mRTH6rKtJZkmYlYlmDHARPagllJxVC2U"
    "leKJPLrMrpYkyx+bPFlxHG1nKKGG5bKtAnaZYCv2HKx6axD2QElYUlQdK6SK9XtRaWVxUL"
    "y6sCbU97cX4PlpSBTYEJC7E5RantZU3mMnQ1XYzLaUrN5aZxeal4xRXG1fk+G0+KMzcEtz"
    "qVkXWykYKFQ7pmBEr3xMNaOYEvxtgdB+kVRLgbg3nGfbJ7+KfDg4MDAruTafl7xSaMZTsV"
    "Ngp0EYntHmgi4MwnlFsmE+4flt+RkXGiXntQ9Ac6NiZ0LixZBsbw0XlU6D3h/AKXgyA9/9"
    "4JyrhDnx1ioETAGcxuk6OXyozYrjOU5GjAGAOhcFLZRc69hceRDSiPysb7GALozrgI02OU"
    "s8A95t4R5g5KuGVjK3EU5YVF5KEDk1ETaGBu2HNucSPx4tQyhVlnJrNCj1kQVLjLGaLoM9"
    "veF+lpRIaZWzZxvYA3dYq9I+UOXNVl39eyAC5jW9FnBeswqYQrhAqmSRoNaPbYuCgLLkpE"
    "JYeHhclvU2JQu6BEuSZn1qNFqZlR9b50puPc2VTGvkcLkzOvUwmHplPlpB87//v18uvlu7"
    "dEUt877666n66uP7wV2x+gee98vb64uX5/dfsZm8GK7ToPljfGtj9/6l7gRVECAX5fXr/D"
    "nwyeEn7dXr7/+gV/BycH985F9/ri8hNeGiBqNl57370SVx4o7LpmVlqpYxY4PKqVaaci0U"
    "4uGTpKRIsl6C4iXSiHdNM+nlUnkbYcECZR1gylOQWQC2k3h/LhlkAMM9AaT8cLAFxAuTl4"
    "D7YF3lgTUYE2TaXzy+eBRcUyj2iVM39I0aaVdiMe/QkJUSqUhUJihUNhRKXt342zmdX0xn"
    "2GwxUOudou2igeJ4xZqlzOkGo+N5rPrlsUaF26O0bttQyX3fWAK0xNfktQaDizcE4898ky"
    "Qfkt9Tkr91woom2ba9RasgJHwFGHz4ocqssddQpItb/O4v46I4YHjOoyVpJOb71N3nqFaX"
    "ORVGAJOs3hJnPYtDi8ncPEwWTPA7lYLQF4GX37gq9O6+xlp+Vb2WluJ+tbNuqa6ka1PKG2"
    "qxUUxYRJO2SKprUEUYsw3bBxLZZtYbXqja2B5w5KStdXsKKqF82bRXkTuvOoyM1JGi0wLy"
    "4wc+b7i5kl05RapGqySOUxzJWyoFtuilTzucl8bk6gYXOZukTAfFCacNlg+XZVOOxkA+Xj"
    "CdWoIHkBe4HXeMiOcpfxqKplPX9xbH6G0eaoeAJeZhhwLq8YhNM5mY3mqfyB0W8RHB74cx"
    "W7jq+wf+FFjipl6BUfhsYLzyne6zN/xljQJbp6uw++cNDG1IjSPdy0TNGjtF+iIzk+H0ap"
    "D2GSdDCS/tGa8J5ITGj2Ru7Ug1H8OOQ+aG45wm09dCPH0jGiLT686F84jQfu5zh8D9gcuH"
    "hJP/R7R/iZQ6/wBc45eYAPe0SsB0me9kIPh/CmNkPn8TlAYQS+9jLqH55Mfnlkgi7ogbtw"
    "HN8vIv7RzTz00Kf8EV7Dn6Er/wN8o3KgB8vjvmQZjADXh8ybADf9yOd+ROEpha86J33XnA"
    "v/dsTSiNMZyF7CkZCJUXKEZzM7Jt6qILdjQUu51wtn9zg5YPqe9nl/UZ93C/cYWxZ9Vdzu"
    "C0h1mfiMSgTLTlHt8opcAhGFzqFZI4cmhiQtkKw0Q6ahrgG1zgq7EZh1+d3NHLTrorAvWM"
    "ksyHmlOM3TVC08g1t5Mb4n6ln45kr28BRRM0p54LCtKeUxZj5FeVyFJ0kazZLVH13o8MDv"
    "NTzQnfoDd6ykoyVI2rcJrV6iTVgXVVDOkLUP6dWLVeoOTm12aVpLhrGU8TIH9HPnn2laHW"
    "XV6BNQzLjeZw+uV7BsVTM6TanZ3Gg2ay/gtnP4RVwlmxgatGFnvORpcB78L2Nq25WR9Una"
    "1iSEOD56fRqhjj+qcP7yufvpU2EuiOSZeh7bqlwQWcrNIXu8LZFveTeDgrWjqpxYcQcbLC"
    "4WXdna6mJFvhkqE72EvEWu1SuMm43dOnIIV+mOKbL2KZBryX2f8NspEkgc6pUUU8sQZheT"
    "eTDBtwvwqrUksN1Gawmgen513b39JbL0RmLmp5vrD+cFtt7zX+4uu7kQAdXAWh1Puwobu8"
    "6uuRYXI10YXhc3a5TPdq3iZvkZvAJ0f4Zr7DrqraUAp75dZbf4xD5YqpmfB5TvP94y6d5Z"
    "jnkiUXpL8P5jnZEDXZk5faco5Xxwq1OZcl42qhlC8E1Wjws/SfQPf0sM+kQtwRSD+C7hE+"
    "ZgIvQRwwTw/blwMEeHdRMIZhR9yLGJb4g08EPXLQglWNM4GFLQxXCAeZjJfuhRB8vg/Reh"
    "5r9gNLzIyX+TaCi4gwPAf6KzZWvaNU9medH8N+txQY+Yp2agTZFpE+1iJtoRU87OyTadnb"
    "NdiIt1SQ3yiERjvhjmpV6+VaiXe/hq3CtwzylSKiGadZSuG4fdufDPBlSuJmy266gmvZQI"
    "+4mZQ+ZdOr43LxJjk7crRVlbNOzB0uZZTCUmVhQ+FrWTnbAS0Rkxgs81ioUM7vzASXCH0A"
    "efyUJGWBjZnYI4SSe8JDB2xYOI6NgJyMUgDI/pY1AEGkWiPlwLvCaxWpFIekQwBTbZPdzD"
    "iNXo4oBO/KnH8JrHRI5Xsnu0h88Iai8J1LnyQM6gQSiT4rPIyMzkpxYuetnoTqUozapVtV"
    "AiLlhQg5ne2K9zkxtZuei8PRtbS1iRgr6vcloWtm9jfFat8KyK6Kx8cNY4NIUo6IMRjZ7V"
    "C8/qSKnuyR1wQZU8Qa2ZsZRyvhAfMoSaBctp6wvxIEupmbCCRUlI14uuSRGxZsXirEgpEX"
    "Xt4RnVQycJSWEqVbEcnNX+sRFRixzaVuEau/EQqMatCynR/LiWC9txhQvbcd6FbQCQLRYB"
    "laZsYWAMzibzxrHnwUe2JWEUwXpQHUXRuLPQrV39tbPRy9m+N5Yk8m+uNWCXT6zY2yNxt1"
    "NlJX/Cdj32xGo7faD5+ol5FjymSQShMGOTmes98gkdsDNiwDAWtJln8xOizdpyiOUXW8VX"
    "022hdTrqRs6auB9tim6SJlBuik7xTEH8ytK1UAg7qiWEHVUIYUd5IewRXk0F57B9C/FdQ+"
    "0S1yyYxOURAmH7zafmaVGAgMcGDJaCxTIrpEhbqFhsiSIRYlKpSYyoYy5WKCJNqaPum8zl"
    "SKJTVBizdFpjrNYYU5Lzkirjt2Rf2wnuszpjdn6llMaL7peL7rvLFyss4I1LNcboXqeywI"
    "A3XlJbBD1uxvoj130EgIQWx0GohLv9OfHYRBjwSCC1W4yj3z6edNE4Df3F7ecf4C9cimuo"
    "kSsfbwl/f61CvqQKGU8DFcUmTbUa9aZJVYZrKY+HFcrjoVYetfLYIFFnTcXnxJ6gqlAkyL"
    "TS2Gh1YtusAw2Jy9s6PmvjQFu5vFRk0Op0rFtg+DdgoXiynJaVuNup0rNw2vRmoqFK7Aq6"
    "KDPvTFToktRYYcwTv/xRokDXyPKDWBK8ZlO4hFEeIyw+Rie8tKDbCgfAmJU7uCfeGXWtr9"
    "efbj58uHxHdjmT5dXG1tATCQL23mL8Nw5ObBfriuFgcMWjWKaCcOY9YekzuCWKxo3gkTtY"
    "H+7eoWTmWT4LyrjJknKWIx/KHRKHMRMvkgd7ykfL6nfifwW5N2zfPq1idSVVyvU5MfEWKw"
    "icotSSWePW8tSObRUlESl3Trc2ndFz/YaTpVLxNWRf/Mrh+jtaGNQZ3avcE6fYqmfSuUp6"
    "Etx0osQhWKBTpLchuwaf9v/FRLUfY49gTQloKlrDAOh6ImpvBoSB+Y/8B+6XpCdZ/Tgipl"
    "OmM0GjJcO6nVh3FPOXyOQmghoLm4oqqtYAtkSPyaKp1DLJnPlx1hOsxCmuIrmLGxu/d3YP"
    "/3R4cHAA+ygzLf9MetwET+469jwqQMpFz3L3N/f2w7KrPXHPkDd4sGXjjbCBUe6RE+MiAK"
    "XaE2dLzKhpxtU9dktT6UO3jH3JpAU2PRRiSryaaKFJLym5tAtKlESybuJhreuagkHUvjXp"
    "NlaWoVcu1qpSdEylJehGS9DJzVrhg8mS6e9Gp7d66QBBnd5qC9IsrdJhBRWTrs28Ep+V+H"
    "an2m0FG/YotlSxp3ou58KWiEZEnznoNIJaDmYVmkvlS7QBrU4YLWXSof3zm5uPe2dEpozg"
    "aG9MKVolttU1DSb0SJs9+D33iXlCmZxhX6gRxoktKaYFAp4kMgwZvmubwhFmNoKn4aCh4l"
    "myIMRbqC6Wx1xoZa4p33KnQpmL5oUaE1JkbbK0bXg780cg5mE2LjX4U2Qa/oXh15HGpQxp"
    "k/4T7GOqPE6Q6dP+JvNXh47r0PENQ7tU6PgLRwF0bdudCQYVlQmIblYqVDRsVlOb6pKx6/"
    "gjey5z7KPqYEiNxSDpU6g9cUJlyLQpxhkx0HekJ6ihqXF0cHT64+GhsSfUkDBhP7UxMcY8"
    "r1htaFzUsb4FCVmNAfW8eahs+cSDCT7jb6XSBcoXys7hwZ/onshavtIvhktlC2867Dd5rm"
    "hFA65D2SpfIF+ivMDOXx6mzgCnDREj4T8nf91p3EJZpVTp9JIvJM/r7EzrTwwQr24FE7yq"
    "aGmacIPFSsM1ZmtrlcY7kcrUTlO1r3xm1XIRzu3XpTP7dXZey4Sacite4IAhQanPGbQ1Ru"
    "d9q5v3jQGii/A8SafNM9o8s0VfszbPNNo889KZ/d5Ry55fjNjgcafAQJO426my0JjYrjfA"
    "hjVtND+5M2F34NMxD8u+oGvx7te7i054GC38k+EmZ75vMyyQuEds132Ufs2h2eIsOsN2Ya"
    "blzTLrG0qcdg9AKAZo47Pu2I+Zwyh41m0E5W5MI24hD9SxCc8ahzpAgNFFvbElDumNewcp"
    "+pZtoxkoqHWKTysdsfHmxHOfLCw/iRw0McgIuyC7wYvjw8nD+g4M1BGD4Tsua+NphitpE2"
    "pbVTqSlptvgtmjpgQkiLQBZ3EVIPgoFbFPUGnwFwY/XK96uEzBQjfw3EGY6ac+M6p60cxZ"
    "/MtI7j55jpR/G1m6NvFgZY68pmc9FE308qwqMYXOq7JEXhUhny5m80lRttDms+0mgIa4EN"
    "951hCk+ndBHuidApUq26RSr/Jl416cMq6edoUuviLuXEZZ8mkfb/dBMcCMgQ+2O3srNBhx"
    "DM0o6BBBE9GD0FkGdMpLct6trOeyWM34XaARCxMFCjrUoZeK3dQn0Ks+gY74ooB1kkYb23"
    "Lil+MXRp6USwgJEi0iLCEiTGzqOAuJCGlKLSI0TkRIOemGW2lNxSZq35rj1pVpM6J4d2/q"
    "+Jat+slkSPXBWpM/GdN12ALLYoJM87fJ/B2CguH0ppPebKRU8yZL1z7fn7XUHYy0mro4Rw"
    "Qt9B1cfd7ipBKpnjwmS6o1lGp3gKzKvqRLQGAi+ZLpdTuRftY7oGC+NcpDoIgb5XatLNOe"
    "t20l31/BvBWQ46k2HuiH1qfILPUjHYhMYWfEmFB/ZHRIn9mBJ4AsstD9+aoTJhQti5Nfyy"
    "iFZi8LPwuYzCFwITza3vUSi12nwt6V4IzC/p2mauEmfnj0psYuDq0q0rC+ye7j4QenWkcj"
    "TbY5tHfWNZU3gLUWSdcqkj5Yts88pXPfBMnmrbqJpbo/hQeBDWofx3uJ1Xo9tl6qFuMStm"
    "/hbH9dS8V9XaHivs6ruCDCWU9F4S1VgVsxkQ7aqh+0NRhRZ7igZ0OSUh9bNNpGl9QRFK0a"
    "BaTaqlFt1chqZEtaNa4y3W0nxM+aMwommrI5I1eJvfC07jygff/xlsWwVpqUkl43LcH/j3"
    "Xafr5hORPEeafA4hPf7FTZeURJlB4+j4p1B6uqEN8lfRaFXMAvkfjedXygP8OoCulEEhXP"
    "xKgLETwhnCGMKAtG0EOJiWdtQxXaeZKeL+zhgQES2r7TKPuO9mfS/kzan0n7M22RYqD9mb"
    "Q/k/5ktD+T5q/2Z3oZf6ZAVVI8p0tTtdCwfnpS5xjppPwY6SR3Sid1RgWQY4oWAlyr9mdF"
    "6c+j3EzWRlZtZG2aka+zBiPrOu2GXeZZg9FOUcpfeadTme83bvOcsbAc2RUnrv1eSoQsqU"
    "eVW9WemMcLv/HyjStB0sad69WrOlvXq1flexfey5y5w0elgHDQvIXoHtYScg8rhNzDYiFX"
    "GzI3Zsh80aD+P/4fNt4PFA=="
)

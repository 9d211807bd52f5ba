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
    "eJztXWl32ziW/Ss4/lL2GZXbW5x03NPnyI6T8iSxaxyn09XlPiIkwhLbFKkmKKvUNfXf5z"
    "2A+2ZCmykGXxKLxAPICxDAu3jL7ztj12Q23+8OmTOY77wlv+84dMzgj8ydDtmhk0l8HS/4"
    "tG+LohTLWExcpH3ue3Tgw/UHanMGl0zGB5418S3XwdI3DiNCYn5GjIE7nlBn3rNMg1icWD"
    "4n7oT+e8qIZRLLIf6IkYvbzx1iTOiUMyjFfXfCCbVt4j6I8qZFbcsZ7mPrpjuA5uHXOhu6"
    "d+4dw3X6LvVM3htMoeCYedx4Syjh0/6PdDBwp44PVVKffHRc32LEdBkn8Cd5dNwZPoBPH5"
    "kTNOyxfWLMRpbPbNpnds90x9RyjHsHys3wtng6+SqEj9wZDx+XTB2TefJtZg7pe9Qx4RUs"
    "h/vw4MzsUd8Iy/4AUtaYhW9jU+6ToKDAbupYAEfPd4cMnwkQ/PWfcNmCFn6Dvg1+Th57Dx"
    "azzdRYsUysQFzv+fOJuPb169W796Ik9ku/N3Dt6diJS0/m/sh1ouLTqWXuowzegzdlHvWZ"
    "mRhFztS2gwEXXpJPDBd8b8qiRzXjCyZ7oFMbx+LOXx6mzgCHIBEt4T8nfw0eLVGs17u+ue"
    "t9ubzr9XZyQxcfITPIgksD18Fhbzk+AvX7H7LeGBBxdQcbuPipe7t7fLonIHC5P/TETQHX"
    "zh9CkPpUigrQY5TjIZxH+2JEvWK001IZ1OGh14N3CNUawN0Z0996NnOG/gh+np5UgP237q"
    "3A+/RE4O3CxCRnrOvgzpG4hbDHMIv/FQAOy68G2vBCjG08jW4c3KODgxroQqlSeMW9NL5y"
    "fs0jfO66NqNOMcixUAbmPkitC+foymaniPObm09Y85jzf9viwtVdBt+vn88vb3cPBexQCF"
    "YOvHx1fZfBOr9KKeJeXIHuA4U+yC3sKpNLofBCM00wRX9HEw1nFLdAj2IH1ntk84KxbznU"
    "mxdDXyieHflzX257twv8qoH/6eY8NfAB4fOr6+7tL7ufu38X8I/nwa1PN9cfwvLJvcz5L3"
    "eX3UxnJLek+X54B9Dh5rRkw5iRzXSCGQjvh3+0qkPurj5ffrnrfv451SvvuneXeOco1SHh"
    "1d3TzHcSVUK+Xd39RPAn+cfN9WW256Jyd//YwWeiU9/tgcbSo2YSk/ByeCnV0wOPIe4L9H"
    "NacgW93LjdFbygeePY82AEbkm3Bx9LrtdRH3x4TOgqeKFPB48z2DL0UncSw6NiJxKIvv94"
    "C2ueADc/DgJe4iKoZgtHwR/huA+vxqMhN18KFJaE6ipRVVvhGnoUiy+F0weso60AzVzvkU"
    "/ogC0J0rewnjYBhfOWe+SWzWT5W+OjcfYKdehQvBK2jS1lJ6oCcjU5iZXTq6kZsx6/Goog"
    "2UedgDosZkiLiyLH2R0jjckJ9RgSlYd/Ojw4OCCwSJuWv0+6ZIDc6ACWEU6MiWcNWG/CvN"
    "7YcqY+MzpEkKBMkKvcZxOODRiWA/Jj5vg9zqAfTG7cO9QxCfUJKKHcJwbIW+PpOLp/Rijx"
    "GIwfuMkZtjVyYezKZrhBKLdMQEFUQryp48C7yUcb0zkZusR1yIPr3TsGzBHwjGG9hD748N"
    "ZIjspX4mREnxhhMDbNffKOzrmsdew6/kg8PVTqzqgD31CH+FNP0LcGbkX+4zrMAMzusDI6"
    "kZDNLPh+pvBe1tjykcd1xNDYJ4Y7c3pBmwbU+/A2we/+IJnckEOewGNAxcbAdjnsjOCSZR"
    "viscJLs9HcEO1h58EKPYYPeEAEXwJjkc1C8ORDeewBiZQONsAm2D0IFZc4YUMT17YGc8GR"
    "z5C/FviEQ2Qwog4McsRCXAdRRNub2oyTXc5YxJH/LKrZg5eVLwr9NfDcAXQ8D3ltUTn8Fd"
    "WO74pdBU8S9kknGHgdGHkdMfqghg7hriTX8SHG1BtCIagIqXXxDoHKhlT/roHV9+6nRwdH"
    "p8aeRC64HzYcFrTMuBx+qKJ6jn9EjxgR+mdh997D4GBjAj0MT0CJ7QIo+AJy7Bhj+KwBjx"
    "7zPNczoLZ58OpQoRsdPMzoHN4Uvz+Yc8OzjAI+/ld51CI00egld/6pafom0fSaP14zf5xZ"
    "avJYXzl+CYtcIJqB3VrfFhCXz4N14T7Ep/jx6PDk9cmb49OTN1BEPGl05XVFT+RJy+Qaqw"
    "BwVmxz4B5vCbCpTYgCsjm5DUK7LYM2t7lUwLdQdoNzw5ZAnNmdKwBcILk5eLdlBCc0A9WD"
    "urTkBk/owk3c1h7QgVJXAbo1LB3SGcGFhnPDDiKCAf3no6Pj49dHB8enb16dvH796s1BNL"
    "Lzt6qG+PnVBwQ81TH5HsjpiGr9UCiue2PR3ggZDRUlJimzOUVm5+vdxbqUw3WbGQneZTE1"
    "pki0RcN9ZatpjJNJCw7/a+AbyGlw8+DyCXPMcnCr5uucaIvw3fTKKUngBc7ak4LaoKLRBh"
    "UJ7n/Bbo5kdU9vQU/PRgUTaoWFd0qqfcaBx7VY5OMKFvm4gEUWB1R5mP/ny811CXkcSWQ/"
    "Imvgk/8jtsXXxl8kzkX6U8v2LYfvY7MvcTSCCKU+qBDnyEAw0QUXBeaBWMG5Ngp/Mb6DjW"
    "nRQlI+wUQCLZxbjmrNLUcVc8tRbm6Jj2YVQE4JtQ/oN3VwflMO85sylBOn+AvAnZHWuD+P"
    "e8qkQQXynGD70F7LVkUbVJej3y6D6mSvS0ufwlmt3GYnJbRK053mKnnPWOrkbNSzCOfhfe"
    "96zBo6H5l0DBLm086giGXN+chvJ6w5g1i47NFZZEGWHlbw/vDWTO4ub2GY315dwBazju2/"
    "Mx33l7b8/xmusWtR0/YtF7VstUHjKTpaVwHpE1TRogGZp/WXg+cCqmgrPMyBSpY18//EzC"
    "HzLqGqNs1r6QXWZt6yLiMX4uS5izW1F6bQ6H05qLphPW0CSslxpNi5qxzVG4fdufDPyj28"
    "tnFNDBwiVoFWN66qJUApuiSlhkuBW1J2OJW7JuW8FOu5JyWjJKEfhfR/mUzQH8Lyz4iBbh"
    "Qo8Fy4pmKXptVVL0I9zTzLZz38qGO3GMvPOsNIJxh0X8Hywi2Gceh+TlBSesfENfH9b/g3"
    "Dt7QVQZaSsdtEg4kMPbSF4NoUHFAJx4+gYjoxKeDEWFPwk2mP4eHteA3dBBDpxTpA+S7tn"
    "kGrcmO6QcVy1hTjvB86RD2I3K+4hFE0Ci07SEzEYoKBpyOF9UU9bZDyh1REqNchabLiOmI"
    "URmGTkeM2rTHz4sYJDZs7c+M4Toon5aDfJrD+Il5XH2uSEu1EOeVzxUTm6qCnBDRCD+PMO"
    "yW/GmBsloOcCyxQdNl2CRbT2xdO4rsrFxrUq6Yk7Mg63BO34tNWqyz5Pu53FgqLbWUwdT2"
    "9O1aLKPSCqDqt5aX1l9bk7+2pE6u2tdZWd3TTe5pbdVRvnnRVh3aquMZ2isfUFAR1GrLvz"
    "XTi40EVZvKNMhUBp5mOFzaVuZO1vJl2o9fuj3Yl+gpy0Y4DA9m2oRU/qA6P4HmYQvPVGt+"
    "3MvEZG3CnPnsx51ZM+p83mWgD8Ngo8ueZteNWtrMrfzSZ9ny9QsOsSNcKgJreuNeHDj2+a"
    "NrEd5x6nlMBGa0vDNiwArqTr0BC0+SRcjA+PgZozl66eiOz5xfr6ENcYgdMPWGDMspK8H6"
    "+VsyG7kMbpMHGAoYwxAvkxnAgofYiKo8IA9qkIENPTaxMZgscVxxuiyCNuIRtjllqeNkES"
    "fSdgePxHbdRx5E3bT8tyKs5wO824jQEez38RSb/TaxvHkH34c6Lp4qw5iY1zxt/lXwuJJR"
    "FQ8hAyPqA+gXO4BODFwVOj4jpg+gax15KJ2ORgIbPPAYuq65rvG77uOOYO7LQ1wa4yIhoc"
    "Oc5WKHyNQqGIOYc5jTH1mRGeTzuVmyFejsLAtmZwnwDBbkJXokV4PukkW7ZOBOCub0O/Zb"
    "WVSdUGCDc/oL7EfuLv9+V33IloI7LJ49ecu4xOPGk/EFyPi0ZAvJ+C0h3+udrkm9QLGLYy"
    "ndvY3uXn24svLDlaSBvyKwBaJLwJvdEDSBL9RnLNt4xlJFhVc7ZinS4Ut6ZTVhhD/bFQUf"
    "uTorrkj5ximoCmjfVH6qcuo3nQ6rZtL6wKUoSDzz5FoDRiae+2SZDHlaofMYEWMqvY04mb"
    "H+yHUfCSxkMBfwkjz1q6tb++U0YJ7vVNCi2l1kze4ixexFha9ICVmxNqo5MYphitqXmZ33"
    "4zlp32EzSaGsbWivnZIOGLqJtXDm5YSsZpEWZJG0lWH5F6CtDLUirJW1ZitrLxo7alsgT1"
    "PZTyUJVBRg+huqH5dYUZtQUgrWoqiTJgdWgVaaGXfleukEC/YSY72eaioFyK7BDk9PjD2Z"
    "HXVAHSKsdGSO1yhlKaFxQlOZt3TqUM5h2sLEt13xapjGFu+geQ/mry3WWjfTbGEi1FlSz8"
    "fmdRrUZmm5ok9yOFcEmQ7Kt1LLXbU9imMNHpVphIRMC46IN5FpVgel31hQep0OS6fD2mZw"
    "MfhWb7pYLqasrHbcbbKVgabUyj+q9lJqL+5luj1ftIJ5SaTFKcKaldN0ZTVdmdKWl2QsUy"
    "fs2wnus6RldnyV8JZFE8QKEFbwo2zmrLAOR8qSkf3I5ssGpp5YH1mbGPj8pn85gNoWLF+J"
    "B04c+QiucsxWFIQa0PS7qSrb8amrOvBmgShgzwuwKmfQ8bzJ78WdpeDbizGOhTj6otKA3T"
    "4jhqwy8qANoOTEd4O4yz7jPplM+7bFRxgR2mHFjr2rbmAJUy/ZtuK2KyWkI6ZU8t+yT9U8"
    "X5MyLeTBD2sR4YcVTPhhngqXmKmS4WkpTYfXocNTs5Q62OUesevEW86dvWju3Az+J3XgPy"
    "lH/yQHvjv1++7UUT2NSIrp84hnziNyCvRiTgROdM6/lPvAkrYqTVhSn9UDUxuKlBZ40f1y"
    "0X13uUq/gUDRK9pgRipgxb5SWqMqGGVAadjbmdYQJqAozchPn7sXBD5IJkO2IIpYkBiPlm"
    "l0iIFnAScGAZVLWlOAGB+5Mwd3jJYvY60UG2OsrzkRQMZhvmBF4hQkrmPPQ8+DwCuBoyMD"
    "m8AoJQ+eOya7Dozht4Q6872gMXnOgTfFM1JszvNhbJvrdGIoX5taGmPkuF4e2oo0tHvP7G"
    "/lQFOBOpZoHdyrt59/VExn3VqlYfVbKTHnqYAbCbQR3jroloOrc1V/l2fgDYqX0UxatBW9"
    "7LEn93GhjzktqXu5yb2sLZe+v55G/Ut1B5SWbF8mqld1Npqvyjear/JW2oHKnEe6PHFOUm"
    "aptDmL0aWx40F/atm+5fB9bO8lfA/Wkk2nWcdezZ3bFjc1KmM/la1g2umr11mSAX2GhV4d"
    "W/qJ0TSvlrzeqWJKbShRkybtRi5hP3CCcnlqM19E0JHuBOOhzEaWzdCxTBCYLnKQMyqyOX"
    "vEmzqc7ErSEe9j+GxkIYdTwAZWsqnjW7aBwamRvURCU2Q6lgGq6b1jWhT61cD/ghTJIxeA"
    "EyXxYjrv8uEJMemcowAuwEGTKBU0AI+GyaExCm65V1vSiAwXcjn6s55tv+4kX0oxzPW5NS"
    "y19C+c4QrM+4OB3FxyThr3//no6Pj49dHB8embVyevX796cxBZ+edvVZn7n199wBOi1JIT"
    "ugCUM6RxByrstFJCLeSbVu8Ll/oWFFb1rJxe2LNHzpPCIMCVx82T4qi/azxqDueVrTppTs"
    "KcWo9UFfCcsNbAm6yBR5uJfD93PY+WxENKSWU6+HvRBhPo//rPzBeU3nGpfkJ5af0NNfob"
    "SvTXbFTgyFpxAp0XbR+PtRbbvxd3f2vPFquCO3kZH6KGQrt2J6J1sidd32fjSbE3Q3CrU2"
    "ltJgspWJtJuiKIHzvxMH5swE+M3XHgciBMwBh0MvfJ7uGfDg8ODsjAY6bl7xXblC1bqaBq"
    "kDYJEoJR5Gc44cwnlFsmE5SI5XektZjIYRYEwoWKjQmdi9410K6NzqPkZwlCCC4Hhmv+vR"
    "OkNoM6O8TAOZEzGEQmR+ZmRmzXGUpxJIvGICiIm13subfwOLIA5VEqNR/N4twZF6ZrjHIW"
    "UEb3jshsRgm3bCwltmdemFgNKjAZNUEGxoY95xY3Ei9OLVPkT5vJSEljFhja7XKGKPrMtv"
    "eFy5bwurplE9cL+qZOAjSU3IGrOhXaS0zsnQouSK+fa6EowhlCBdOkjAY0q0oVRYZB/alk"
    "Q10YECalMLULStSA6iffu3Sm49x+LQXgSyTig6JTZUeYnf/9evn18t1bIqXvnXdX3U9X1x"
    "/eiuUP0Lx3vl5f3Fy/v7r9jMVgxnadB8sbY9mfP3Uv8KIICwi/L6/f4U8GTwm/bi/ff/2C"
    "vz32gDYG985F9/ri8hNeGiBqNl57370SVx4orLpmdrdSz/2slvdZhfNZLkAY7ogWC1pVJL"
    "q5RIHrP3tZWWAly4HNJO41w92cAsiFsptD+XBLIIYRaI2n4wUALpDU2S5z8MaaiAq0aSkd"
    "cy0PLCqWagfcoUSbZtqNnHLrHHrfC7tefkL1TA9XHFLpE5RG9XGCzFLt5Yyo7udG97PrFh"
    "kfl66OUXm9h8uuetArTG3/lpDQcGbhDDPbldttlR/iFsmu5BS3Qf7Ea4mUEwFHHT4rOmQs"
    "90ooEF3KOWF7Jv21eCGMGB4wqu+xknJ66W3y0iuozUXcYxNyuoeb3MOmxeHtHCYOJnse7I"
    "vVgmKVybfPIOm0zlp2Wr6UneZWsr5lo66pTqrlBTWvVpAoAgbtkClSawmhFmG6YXIt3tvC"
    "bNUbWwPPHZSkc6voiqpadN8s2jehOY/KvjkpozfMi2+YOfP9xWjJtKTeUjV5S+Ux9B9aMO"
    "BISlT3c5P7eQFnPe2nV9+IPAjXv6wBebui/neyxuPxgGqU4biAvcBqPOyOcpPxKNNDPXtx"
    "LH5GDKl4Al4mM4RlcnDFIJzOyWw0T/nUR78xRasf2HMVm46vsH5hRY4qZWgVH9QkLad4r8"
    "/8GWNBlWjq7T74wkAbwwVI83DTMkWNkr9EQ3J8Pgw6OoRBAi0YgQk7xng1ZHJaHNBkgpbd"
    "gRVuh3BXVocm4hytt0PDd8ofoTJ/hhbyDzD0pRX5g+VxXyIBLcD1IfMmAJIfmbKPKB9JE3"
    "BO+q45F2bj+IiB0XhcS9gSYuO7ds0gAom3KggjUFBSLqHChjz2Q0/f06bkL2pKbuHUbcv8"
    "IoqraIGozkiW0TTcqVeUJqucyIsldLiGGuEa0NNngbgYGTENdQ2odQCSjcCsM71sMtOLzj"
    "9SA//VB82G5nzQKRSHeVqqhUdbK4/7/kQ9C99ciWZOCTUjaiQ225qokWPmU9yPq/RJUkZ3"
    "yepPBLTX3ffqdedO/YGrlu4tIdK+RWj1O9oEaaeCckasfUivflulbjfUZkuhV7VCF72qCF"
    "30Kh+6KEVe5oB+7lgxLaudlxp9sIjBvfrswfUKpq3qjk5L6m5udDdr49q29/CLWCA20eNm"
    "wzZuyUPWPPhfxtS2Kx3Wk7KtibNwfPT6NEIdf1Th/OVz99OnwhALyaPqPLZVIRaykptD9n"
    "hbHMqS59xKm+mUWPt21Ce1dtQnFTvqk/yOOmHIUDRDO9QrCWScEcxGCZ/7ksHcLsCrJt2A"
    "zIqWXED1/Oq6e/tLRH1F6+6nm+sP5wXk1/kvd5fdnCmyqgOf9ttbBemoo/itxeZCJ2XSgY"
    "UbZRtaK7BwfgSvAN3vPelVHfPbxDpYqqqcB5LvP94yae9WjnkiIHNL8P5jnRbKXRmheaco"
    "tHVwq1MZ2loWqmmq/A2tYGlkgosGs2+JQZ+oJTrFwKxffMIcDLg8Yhhouj8XFrdowWuCwI"
    "yiUS0W8Y10Bq6UyfKa2kHT5S6aHc/DiNlDjzowwMh/EWr+C1rDi5z8N4magjvYAPwnKqsZ"
    "/LnUKLd5e5YXjbOxHpvcqPPUGKuUmOasFuOsRkw5CiDbdBTAdiEu5iU1yCMRjflimJeaPV"
    "ahXm7yqHGvwD2nSKm4gtVRum4cdufCPxtQuZqw2K4jk8uSuW3NIfMuHd+bF21jk7crt7K2"
    "KNiDqc2zmIrv3Yg6Q5H6gzphxpMzYgSfa+QcFtz5gZPgTpCcFhOmzCwYKVPYTtIJL3HAW3"
    "EjwgtvAvti2AyP6WOQMxe3RH24FpiRYVYUEVxFJMslu4d76NYXXRzQiT/1mEjPy0QsSbJ7"
    "tIfPCGovCdS5cs+2oEC4J8Vnka5qyU8tnPSy7m5Kbms6S+5qF7LyrfP2LGwt6YoU9H2V07"
    "KwfBsdVmr5q1S4q+S9VcYhFaKgD0YyelQvPKojpbonV8AFVfKEtO6MpZTzhfohI6i7YDlt"
    "faE+yErqTljBpCR214vOSZGw7orFuyKlRNTlwzOqh46akI5bKFSxHJzVBoORUItiEq7CVn"
    "DjPiGNmxdSW/PjWiZsxxUmbMcF+awBssVcQtKSLfQUwNFk3jj2PPjItsSuPJgPqs3KG3cW"
    "urWzvzY2ejnue2PB6P7mWgN2+cSKrT0SdztVLPkTluuxJ1bb6APp6yfmWfCYJhGCgsYmM9"
    "d75BM6YJgQnNkWlJlnA7YhZ205xPKLWfHVVFvITkfVyFET16Op6CZpAuVUdKrPFLZfWbkW"
    "bsKOam3Cjio2YUf5TdgjvJoKzmH5FuK7hhwJrlkwiMs9BMLym49V0iIHAY8NGEwFi7map0"
    "RbqFhsiSIRYlKpSYyoYy4WkD4tqd2Qm9zL0Y5OUWHMymmNsVpjTO2cl1QZvyXr2k5wn9UZ"
    "s+MrpTRedL9cdN9dvlgAc29cqjFG9zqVgcy98ZLaIuhxM9Yfue4jACS0OA6bSrjbnxOPTQ"
    "SBR4Jdu8U42u3jSReN43Jf3H7+Af7CqbiGGrny9paw99cq5EuqkPEwUFFs0lKrUW+alM20"
    "lvJ4WKE8HmrlUSuPDdrqrCnJlVgTVBWKhJhWGhutTmwbO9AQv7yt62dNDrS1l5fyDFqdjn"
    "ULHf4NulA8WU7LStztVOlZOGx6M1FQxXcFTZSZdyZSFklpAjq5J375o0TGopHlB74keM2m"
    "cAm9PEaUw48JL00ctcIG0GflDu6Jd0Zd6+v1p5sPHy7fkV3OmBAbW0NPBAjYe4v+39g4sV"
    "1MtISNwRWPYtx+wpn3hLmg4JZITjWCR+5gHqp7h5KZZ/lMpoayZOoqy5EP5Q6Jw5iJF8mD"
    "PeWjZfU78b/Cvjcs3z6tYnU5Jsr1OTHwFks8mpLUO7PGzeWpFdsqCiJSbpxubTrE4fqJk6"
    "VC8TVkXfzK4fo7WujUGd2rXBOnWKpn0rlKeBJcdKLAIa5HZHgbsmvwaf9fTKQ/MfYIBtmH"
    "oqI0NICmJ7hChIIB/Uf+A/dLwpOsvh3h0ynDmSBpyTCRoWUyEb9EBjcR0phAUWRrtAawJH"
    "pMJmeklknmzI+jnmBqQnEVxV1c2Pi9s3v4p8ODgwNYR5lp+WfS4iZ4ctex5/LhRFtYs1z9"
    "zb39ML1jT9wz5A0eLNl4IyxglFvkxLgIQKm2xNkSGjXdcXWP3dJS+tAtwy+ZtIDTw01MiV"
    "UTLaT0kjuXdkGJO5GsmXiYU7fmxiAq35pwGyuL0Csna9VddCyld9CN3kEnF2uFDyYrpr8b"
    "Hd7qpR0EdXirLQiztEqDFVRMujbzSmxW4tudarMVLNijWFKFT/VczgWXiCQi5q3vS50Iow"
    "rNpfIlyoBWJ0hLGXRo//zm5uPeGZEhIzjyjSlFq4RbXVNjQo+02YPfc58wdz0okyJ9PWqE"
    "cWBLimGBoE8SEYYMTGUvDGFmI3gaDhoqniVHWe5RXSz3udDKXFO+5U6FMheNC7VOSIm1iW"
    "nb8HLmj2Cbh9G41OBPiWn4F4ZfexqXdkib9J9gHVPt44SYPu1vcv9q13HtOr5haJdyHX9h"
    "L4Cubbsz0UFFaQKim5UKFQ2L1dSmumTsOv7InssY+6g6GFJjMUj6FGpPnFAZMmyKcUYMtB"
    "3pCWkoahwdHJ3+eHho7Ak1JAzYT20MjDHPK1Ybahd1rG9BQFZjQD1vHipbPvFggM/4W6l0"
    "gfKFe+fw4E9UT2RyU2kXw6WyhTcd9ps8V7SiBtehbJVPkC+RXmDnLw9TZ4DDhoiW8J+Tv+"
    "40bqKsUqp0eMkX2s/r6EzrDwwQz24FA9x1bUadsvO3pGA2vyBIrgvvcI7ZcH7Bm5tPqQ30"
    "+VVm/F5//Xx+ebt7KNCHQpZfMqzjlUhlaKel2pc+s2q6CMf269KR/To7rmVAzbIM5c+H4i"
    "zNUK7PGTQbo+O+6YTxmp7R9IymZ7aAnnnpyH7vqGXPL0Zs8LhTQNAk7naqGBoTy/UGWLAm"
    "R/OTOxO8A5+OeZj2BU2Ld7/eXXTCw2hhnww3OfN9m2GCxD1iu+6jtGsOaYuz6AzbhZGWp2"
    "XW15Q47R7Aphigjc+6YztmDq3gWbcRpLsxjbiEPFDHIjxLDnVAAL2LemNLHNIb9w5K9C3b"
    "RhooyHWKTysNsfHmxHOfLEw/iT1oopMRVkF2gxfHh5OH9R1oqCMaw3dcluNphilpE3JbVR"
    "qSltM3wehRUwISQprAWVwFCD5KRewTUhr8hcEP56seTlMw0Q08dxBG+qnfGVW16M5Z/MtI"
    "rj75Hin/NrJybeqDlRnymp71UDTQy6OqxBI6rsoScVXE/nQxzicl2ULOZ9spgIaYEN951h"
    "B29e+CONA7BSpVtkilXuXLwr04ZFw97QpNfIXfufSy5NM+3u6DYoARAx9sd/ZWaDDiGJpR"
    "0CGCIqIGobMM6JSXxLxbWc1lvprxu0AhFgYKFHKoQy/lu6lPoFd9Ah31iwLWSRlNtuW2X4"
    "5f6HlSvkNIiOgtwhJbhIlNHWehLUJaUm8RGrdFSBnphktpTcUmKt+a49aVaTMieXdv6viW"
    "rfrJZET1wVqTPxnTddgC02JCTPdvk/t3CAqG05tOerORUs6brFz7bH/Wkncw0mrq4hwJtN"
    "B2cPVxi5NKpHrwmKyo1lCqzQGyKvuSJgEBRfIlU+t2Iv2sdUDBeGuUhUBRb5TzWtlOe57b"
    "Sr6/Ar0ViOOpNh7oh+xTREv9SAciUtgZMSbUHxkd0md2YAkgkyx0f77qhAFFy/zk19JKIe"
    "1l4WcBgzkELoRH810vMdl1KviuRM8orN9pqRYu4odHb2qs4lCqIgzrm+w6Hn5wqnk00mKb"
    "Q3tnXUN5A1jrLelat6QPlu0zT+ncNyGyeVY3MVX3p/AgsEDtY3svMVuvh+ulaj4uYfkWjv"
    "bXtVTc1xUq7uu8igtbOOupyL2lynErFtJOW/WdtgYj6gwXtGxISupji0ZzdEkdQZHVKBDV"
    "rEY1q5HVyJZkNa4y1W0nxM/SGQUDTZnOyGViLzytOw9k33+8ZTGslZRS0uqmJfj/sU7u5x"
    "umM0GcdwoYn/hmp4rnESlRevg8KuwOZlUhvkv6LHK5gF8i8L3r+CB/hl4V0ogkSp6JXhfC"
    "eUIYQxhRFIyghhKKZ21NFfI8ScsX9vDAAAnN7zSK39H2TNqeSdszaXumLVIMtD2TtmfSn4"
    "y2Z9L9q+2ZXsaeKVCVFM/p0lItJNZPT+ocI52UHyOd5E7ppM6oAHIs0UKAa+X+rEj9eZQb"
    "yZpk1SRr00i+zhpI1nXyhl3mWYPRTlHIX3mnUxnvNy7zHFlYjuyKA9d+LylCltSjylm1J+"
    "bxwm+8fOFKiLRx5Xr1qs7S9epV+dqF9zJn7vBRKSAcFG8huoe1NrmHFZvcw+JNriYyN0Zk"
    "vqhT/x//D2iPa44="
)

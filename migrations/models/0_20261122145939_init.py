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
    "last_used_at" TIMESTAMPTZ,
    "created_at" TIMESTAMPTZ NOT NULL,
    "customer_id" UUID REFERENCES "customers" ("id") ON DELETE RESTRICT,
    "workspace_id" UUID NOT NULL REFERENCES "workspaces" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_phone_numbe_workspa_7af43f" UNIQUE ("workspace_id", "e164")
);
COMMENT ON TABLE "phone_numbers" IS 'One number (`e164`) that can place calls; without a customer it is unassigned.';
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
    "state" VARCHAR(12) NOT NULL,
    "price_per_minute" INT NOT NULL,
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
    "eJztXWtz2ziy/Ssof1mnrjbrd+Ymu7dKtpWMdxx71nYmO5tMSRAJS7yiQC0f1qhm89+3G3"
    "yIbxMSJVMMvkzGIBqgDkCg+6C78cfe1NKZ6bzujhjXFntvyR97nE4Z/E/qSYfs0dlsWY4F"
    "Lh2aoirFOgYThXTouDbVXCh/pKbDoEhnjmYbM9ewONa+5YwIicU7MtCs6YzyRd/QB8RwiO"
    "E6xJrRf3uMGDoxOHHHjFzcfeyQwYx6DoNajmvNHEJNk1iPor5uUNPgo9fYu25p0D38temO"
    "PG6AbN+1Rgwkbejuy29QbHCd/Q5ABH/OJv1Hg5l6AlhDxwZEed9dzETZp09Xl+9FTfwRw7"
    "5mmd6UL2vPFu7Y4lF1zzP01yiDz+AXMpu6TI9Bzj3TDEYnLPLfGApc22PRq+rLAp09Us/E"
    "gdv766PHNRwvInrC/5z8X/BqsWr9/s3tQ/++99Dv72XGGV8hNSJBkWZxnCMGdxGoP7757S"
    "4BEaV72MHFj927/eOzVwICy3FHtngo4Nr7JgSpS31RAfoS5eV4Z9G+GFM7H+2kVAp1eOnN"
    "4B1CtQFw96b0977J+Mgdw59nJyVg/9K9E3ifnQi8LfiK/c/7JnhyJB4h7EuYxb8SAIf164"
    "E2LFhiu1xztg7u0cFBBXShViG84lkSX38xyiJ8blkmozwf5KVQCuYhSG0K56hku0vE+e3t"
    "NbY8dZx/m6Lg6iGF76eP5727/UMBO1QyXFF8dfOQwlqzGWLSp24W70t44hpTVrBsJCRToO"
    "uB6Ovwf3ZxpsMP1G+5uQiWr5IBebj62Lt/6H78OTEql92HHj45EqWLVOn+WeqbiBohn68e"
    "fiT4J/nX7U0vvRFE9R7+tYfvRD3X6nNr3qd6bKUNS0PUvuHe/DiJ7RtYMKTaZE5tvZ94Ep"
    "seHmgEU2Y7OV9jIPr+pztmUgFudh4ECtVF0MwOzoJv4bwPS5ezIabewENQmgQKa0J1FWuq"
    "rXDNLXvizKjG1sTqc9hOm4DCz9I6soo+1Oyj6dE0XUI52AB60Df2lP4Oc4ye+DdabPYkFo"
    "Rqdk8ogiYF5YF1km+55Ff9yr/ywcw2NNafMbs/NbjnMt+i4eTwL4cHBwcEdiPdcMGSGVsw"
    "mfwqjqgztuYEAFmQoJBQYjOYAo5LHAYWDnUMnXWwB8s0tIWQmY+pK6yj6IW0MeUAKb6YKI"
    "dPFN6b2J4JLe47jEWW0s+imVfKYtoFi0mp8htW5VNfbRbrK+4WKPQ5oinYcdXcEOy4qBxs"
    "CvcRvsWfjw5P3pz8cHx28gNUEW8albwpGYmsDh9f8iQATottD9zjHQHW3xGykP79/vamYN"
    "JGEmmDyNBc8h9iGs7GUI2tx0PPMF1QSl9jty+xJCNCCVsoXCX2P3b/mV5ALq5vz9NrNzZw"
    "rngBxQs0cNtsFy8QH3Vf4c7lj4t1z4RQnSpoMyy0FTTODNWSRjgL73vLZsaI/8QWAmTBAn"
    "AtT+nJnFHtJqwZwxeKbTqPLKHktILfD7+a+avVHUzzu6sLWLKqUFjcmw7XJrB+hjJ2I1qq"
    "AHnwc5qOeOLThx1UXxOka2iiRRMyuR+Cwb8uCQpNtBUexqGRdem8a6aPmN2Dptq0rskRev"
    "mccjGut5w9WPCf2onlXVzDqKZZHs/RWOXR6i6baglQklRxYrrk0MXp6VRMGWcOR6rRxo43"
    "/HMwoGRuuGPBu0IvSPoa7jsyMC1NtPmce0s+1Vxv84robYDa3SkhemOjKcP3psSUc0yK8l"
    "XOMdtm1GEtdb0cRasY4aXE9jCGrdg1ntim1og0zpVgLkE5DbJiv4qhV+yXYr+e2Yaz/kOS"
    "oKbEtqvuNBJURSm+OKWYteOz8zw7CqHJWXEM1vGUa8LUfnYMUp92lVFYy+Vp6SOWY8QmHM"
    "iKLdikv1rFaI/AtgwciZ4sQ2NkZltPhs5sMC9da8L4gOALoW3pm50OmbPh2LImBHYtWACc"
    "ggCP+tpWhmsDFvdOieGq7KnN2lPiW5EBOBLYFhkQm8WwRL3WrSng83q5Jr3mbN4Xb7Wxqb"
    "1p0sBh1ESjaWb0JyxHlTk3OLUXBeZtRjbt6LEIHJx2ksjN9fMIHGYimwqgPb+66d79GrnX"
    "RIbV9e3Nh/McB5vzXx96XWX2KrNXmb3KQmuMdbDDTh+7Anny3P6JYfW1YPoFzY8eNtQmlD"
    "YZhhOfWDlWaWreFdulM6zYj831aqapL0D2B+zw7GTwCmxIMCQ1ysnMBH1SxLY478ShqOWB"
    "kbkMgkFT0iEep44DyxbT863TepvPMVC/LA1yrIHd7P2mrNYmWa1iTDI4FxtVYf1WWq11n0"
    "5xQ5tI0wIxmS0eA27rAFBlIdj+8lBjtIFJHbePyK1geqZlazA+d4cJaJKtGWJSamwqiqF4"
    "TWsvxfDix8C780VLHK5HWrAkrGk5Rd+U0zcJa2NNBqeNKSs6KRInPb8KeJy8BaIGhCVO0J"
    "u5KmziCL1gZk/YYk3ypzszfmJtYiRV1M9Goll8TmfKaorOADTdbqLJdnzqslEaaSAKkpmm"
    "sCrPaur2l4NVkVV8GDNiBZlHXZG8J2AB35GB3+QTsx2oPCABlA5xLeG8AkONqXhm3tA0nD"
    "Fm2OEsyytuooM1XF/8viXVroSQcmks5Q/9MZWL1YjLtJBHPKxEJB6WMImHWSrRx0yWTExK"
    "KTqxCp2YWKXkwY4JbhFvf+3sR2vndvA/qQL/STH6JxnwLc8dWh6XZXPjYorPfYbPzRjQq3"
    "lS8+jccy0/6jXP7puwpT5rByYUioQVeNG9v+he9ur0ow4MvTwFMzIBS/RK3ztP4pAaaoNu"
    "pxsjWICi+NsfP3YvCHyQzBaqHaKIFclgYuiDDhngWcDJQOSvF6fOIOaMrTn3s9kLVdDOP7"
    "TebHc1e1kXbxYtDVM9rrIjHBfvCMfBjlCscPojLwP1UqJ1cNfv4DuRm8aT1mrx9es2YhGS"
    "ATcSaCO8VdAtBlfFAX+Xh9Ls95kBza0wzElJ5XrQ5FG22ZM1WeljTkqqUW7yKCtXou9lpJ"
    "tFwjd3YFd3fCjiYqTP5NsZSdFZk495hhOrj7sRiTlzmJswYWcxbxNlBX2etOlGjvx/cgjK"
    "ZYmWbBVxtYc1w2j1+dgwGYYDCDrFQgJlTkXSNZvYHnfIvuBb+vgcc7K96pDByANsYLn2uG"
    "uYA6KZlsMcwdXg8kzoo8tsQr9yvJujg/SOHyrqDggmv/drYqET3uuBPZDDE6LThYMCuPoE"
    "XaJU0AG82iO81ciySmIU4i4tuIr5sz8dp/BlL/6j/MeVeaBzY1SY3T93hcvJ6R9M5OYyE3"
    "5O//89Ojo+fnN0cHz2w+nJmzenPxxEyf2zj8qy/J9ffUC+OrFrhQ7JxfTQcgAzg1AWKR4T"
    "aqGxXX9kQ+JbkNjV03JqY08fgM3ykhyUH37NctMcbPLgK1xXdurcKw5zYj+StT4ywsr8aL"
    "L5ESkT2XHu2jYtyFaRkEoN8LYvh8H+XiKuMIb+l99SX1BS45L9hLLS6htq9DcUG6/5OCdD"
    "QsnxW1Z0JRWrYaO7BU+kFw/GaY+KVcKdvExEQ0Oh3XhIwybZk67rsuks37c6eNQp9X3xK0"
    "n4vvh0RZDdT9yDGPITU2saOEALh5TgHtP9xCWor/I9XNZtVFA1SJssb0idUwfvUPWvUBWU"
    "iLiCFWwKh4WczHzMOKHEMUzsQ6g/NhHpC/HqVaKHRNHzLjJfRDjGHpR+ETmt/ezSIAM7vR"
    "xvovI91O2vrfaUjZjt0TTPakU97k0z+0cC3Eh4iw7DUNWTdhPe+8en3qfe5VviS3/ll1fd"
    "66ubD2/DO5W/8k83F7c376/uPmI1+Fos/mjYU6z783X3AgtFchn4u3dziX8yeEv46673/t"
    "M9/m2zRzzY+8ovujcXvWss0hA1E8ved69EySOFVUpPr57VnPMr+eaXuOa35ubczXPBtV6c"
    "K8eqhxJtgnMr1HrM5vN37Azsz1j2kZTypWq2SV9Miz0zwiXMmKJtGjXGMQVfdpRTomqcGz"
    "3OljWRuVE+qr+97fFgR1QNGBVQSWXAjEkoONNwhpcdFB8WFzPHebK1UMcNiuDYSLBwBBzl"
    "zjyP2fz7PRhp5ZgvRdNLv6G55D+k4hnY7iz6iElivQ8hjlK1x9C/yEnUjg2cpw0XhqymvI"
    "4Vl1Nbb5O3XsFfrBKQEJNTI9zkEdYNB34dZ4L57dugF8vlBSiSb98p6FmVveyseCs7y+xk"
    "Q8NEW9Nh0K+UUpYVXEk3axrcG9PO4JvpTw3NtrSCPPMlXFtZKy1Cfcv0m8NcdzWCJimpNp"
    "cmby42Q/fNFYPdEqJqnJs8ziv4Sis36eo+PEHuxnX9d9qVArKT9t1ZTqhG+e0I2HOcdsLh"
    "KPbYidJ+VnPXwervyMBXwQEvnQ0I5XpYMiAOXZD5eJEIaYr+dgi33OD4Ot9zp8b2hRNP4O"
    "GDCXkG/o0rOOHIDB1zAoeMDnEsP6cNugQ5AGDkF0SdCdOJO0cHokeYmn4U1aNhO67/ptAD"
    "lI+YPYMf4SfTwRpj6oz9xDgOGVr6okMGPhk08J2Jlq2EPeG7u5ZZMcYq9qtyoqxyavpbnH"
    "AnWobpJJ8pr6IX9SoycGk1/WSwkrtcjqhKH5+yBCzPzstpXkw5LCVUNFuFaLZH25quEDaY"
    "ElNQV4BaxWduBWaVlnebaXlVstgK+NefUA26c0Hnl5zmSakWkvC15wR8oraBvzyHFi4+SE"
    "4IrXWEvNokzwmjxG5fQrHeyMnylLkU9XGZMYnLqCGpfUhUEMB3GwRgea5myeXmj4m0bxOq"
    "X6ONkWoyKKfE2od0/WqVvIdDm30aTitFdp+WRHafZiO7E+RlBujnjv2SsirMotEHf5j7YM"
    "geLTtn2Sof6KSkGuZGD7NyA2z7CGuw/Y2YZBhiTKg1sQFb9oOKHxdK6SQJsfYpJieVFJOT"
    "EsXkJKuYxM6D8yY6p3ZBuqyUYDoX3cL1iaDdArxs7gacQLRyAarnVzfdu18jBiFavq5vbz"
    "6c53AI578+9LppQlk6YkMFatTB3ai8GBs5ulapv1X6qka5wFVKX5WdwTWg+72nVpe78Dye"
    "iyulhchcer5M+9USvOWu9ZZNoKaJfF97eQnUgked0gRqfqWKHpmf0ZmQRp6M6Hf4lgzoEz"
    "XEoAwwt7wzAwO5QwZjhunMhgvhuOgEV/3NKfomYhV3kMzznvDM3FA/6KHZhYb5IszLNrIp"
    "hwlG/odQ/f+hN3EvN/kbibqCJ9gB/CMaW/fGwebpLE24jbNm18Zo8OQM/4SYMv1XM/3HTD"
    "rtE9t22qd2IS7WJTnIIxGF+WqYF3qPlaFe7DmmcC/BPWNIyUS8VDG6JG+/XsfkasJmu4l8"
    "wWveoKSPmN3jrp17BXb8cakqa4qKfVjabIPJhBiNKR+JhL2Uk0AffkcGwecaxdgET/7kkO"
    "BJcAUSpuWdGzBTPFAn6cwpiDOquRMRbDQDvRiU4SmdBDczoUo0hLLAGwdzA4toenElE9k/"
    "fIXRS1GhRmeuZzNxCRQTycPI/tErfEcwe0lgzhUHCAUVQp0U38WP+Il/auGil44akor+UX"
    "cx1buRFavOu7OxtWQoEtAPZU7Lwvpt9Puv5PZf4vWfdfqfhlSIhD0YyahZvfKsjozqvr8D"
    "rmiSx6TVYKxlnK80DilBNQTrWesrjUFaUg1CDYuS0K5XXZMiYTUUqw9FwoioyoenTA8VfJ"
    "5MESZMsQyc91NqmsUZwUKhFqX/Oj56cxbNXvyjbL7ef+xeX+f5sm3Ztb5x60JCNT+u5MJ2"
    "XOLCdpxzaxpAtppnfVKyhQ7XOJv0W24ugo9sR9xzg/Wg3Du3cWehO7v6K2ejl+O+t5Zz6x"
    "fL0FjvieV7e8SedspY8ies12dPrLLTB9LXT8w24DV1IgQFjU3mlj1xZlRj78gAujGgziKd"
    "9wo5a4MTw81nxetpNpedjprxZ82yHUVFN8kSKKaiE2MmoX6l5VqohG3k6toJ/DQZnMP6Lc"
    "R3A0mxLT1nEhdHCIT1t5/yoUUBAjbTGCwFq0XsJkRbaFjsiCFRKc5vTLm+Wt7tpKSK5mzy"
    "KEcanaTBmJZTFmO5xZjQnNc0GT/H29pNcJ+1GdPzK2E0XnTvL7qXvZeyGe8A7s+An/ikMj"
    "Zj7GmnzGbEQevPRUUZvyo8Pmf2O5GV2JcmMF9s8Zc7jiUlHhtu4OeEZSaFIvRAGlMH/pg5"
    "hbmba+wA/ake4Jn4zWhpfrq5vv3woXdJ9h3G/KvcjZEtgldevcXYBOycmBbmUsbOoMSmmJ"
    "qPOMx+EvewO67IDw2W6qiDSaW/crBubcNlfvZnw88eDXaseClrRDhjOhaSR9NzxuvGGoh/"
    "JRT6sH49Cn07L2wrNlfFxFvt7o+EpFI1G62EwEoic6dRWL1NJ8RrXWW0ljd3jWFzzDa0cd"
    "6eGDwp3Q/pss5zO2ExuGus7Hn67/fCSq55kdYKrq+lLpjbzwW8PZbx9LQKy3h6Wswy4rOU"
    "vwd8VBIIB9VbiO5hJQ73sITDPcw5SLdAIc7zcy1mGmMiimyUJBtfdDP79l+kk8Lp"
)

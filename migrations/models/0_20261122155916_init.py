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
    "eJztXWtz2ziy/Ssof1mnrjbrd+Ymu7dKtpWMdxx71nYmO5tMSRAJS7yiAC0f1qhm89+3G3"
    "yIb5MSJVMMvkxGIBqgD0Cg+6C78cfeVOjMtF93R4xri7235I89TqcM/ifxpEP26Gy2LMcC"
    "hw5NWZViHYPJQjq0HYtqDpQ/UtNmUKQzW7OMmWMIjrVvOSNSYvGODDQxnVG+6Bv6gBg2MR"
    "ybiBn9t8uIoRODE2fMyMXdxw4ZzKhrM6hlO2JmE2qaRDzK+rpBTYOPXmPvutCge/i16Y5c"
    "boBs3xEjBpIWdPflNyg2uM5+ByD8n7NJ/9Fgph4D1tCxAVnedxYzWfbp09Xle1kT/4hhXx"
    "OmO+XL2rOFMxY8rO66hv4aZfAZ/IXMog7TI5Bz1zT90QmKvDeGAsdyWfiq+rJAZ4/UNXHg"
    "9v766HINx4vInvA/J//nv1qkWr9/c/vQv+899Pt7qXHGV0iMiF+kCY5zxOAOAvXHN6/dJS"
    "CydA87uPixe7d/fPZKQiBsZ2TJhxKuvW9SkDrUE5WgL1Fejnca7YsxtbLRjkslUIeX3gze"
    "AVQbAHdvSn/vm4yPnDH8PDspAPuX7p3E++xE4i3gK/Y+7xv/yZF8hLAvYZb/VgA4qF8PtE"
    "HBEtvlmrN1cI8ODkqgC7Vy4ZXP4vh6i1Ea4XMhTEZ5NshLoQTMQ5DaFM5hyXaXiPPb22ts"
    "eWrb/zZlwdVDAt9PH897d/uHEnaoZDiy+OrmIYG1ZjHEpE+dNN6X8MQxpixn2YhJJkDXfd"
    "HXwf/s4kyHP1C/5ebCX74KBuTh6mPv/qH78efYqFx2H3r45EiWLhKl+2eJbyJshHy+eviR"
    "4E/yr9ubXnIjCOs9/GsP34m6juhzMe9TPbLSBqUBat9wb36cRPYNLBhSbTKnlt6PPYlMDx"
    "c0gimz7Iyv0Rd9/9MdM6kENz0PfIXqwm9mB2fBt2DeB6XL2RBRb+AhKE0ShTWhuoo01Va4"
    "5sKa2DOqsTWx+hy00yag8LMURyLvQ00/mh5NkyWUgw2g+31jT8nvMMPoiX6j+WZPbEEoZ/"
    "cEImhSUO5bJ9mWS3bVr/wrH8wsQ2P9GbP6U4O7DvMsGk4O/3J4cHBAYDfSDQcsmbGAyeRV"
    "sWWdsZgTAGRB/EJCicVgCtgOsRlYONQ2dNbBHoRpaAspMx9TR1pH4QtpY8oBUnwxWQ6fKL"
    "w3sVwTWty3GQstpZ9lM6+UxbQLFpNS5Tesyie+2jTWV9zJUegzRBOw46q5IdhxUTnYFO4j"
    "fIs/Hx2evDn54fjs5AeoIt80LHlTMBJpHT665FUAOCm2PXCPdwRYb0dIQ/r3+9ubnEkbSi"
    "QNIkNzyH+IadgbQzWyHg9dw3RAKX2N3b7EkowIxWyhYJXY/9j9Z3IBubi+PU+u3djAueIF"
    "FC/QwG2zXbxAdNQ9hTuTP87XPWNCdaqgzbDQVtA4U1RLEuE0vO+FxYwR/4ktJMiSBeBalt"
    "KTOqPaTVhThi8UW3QeWkLxaQV/P/zVzFut7mCa311dwJJVhsLi7nS4NoH1M5SxG9lSCcj9"
    "P6fpiMc+fdhB9TVBuoYmWjQh4/shGPzrkqDQRFvhYRwaWZfOu2b6iFk9aKpN61o1Qi+bU8"
    "7H9ZazBwH/qZ1Y3sU1jGqacHmGxlodre6yqZYAVZEqjk2XDLo4OZ3yKePU4Ug52th2h3/2"
    "B5TMDWcseVfoBUlfw3lHBqbQZJvPubdkU831Nq+I3gao3Z0CojcymlX43oSYco5JUL7KOW"
    "bbjDqspY6boWjlI7yU2B7GsBU7xhPb1BqRxLkUzAUoJ0FW7Fc+9Ir9UuzXM9tw2n+oIqgJ"
    "se2qO40EVVGKL04ppu349DxPj0JgcpYcg3U85ZowtZ8dg8SnXWYU1nJ5WvqIZRixMQeyfA"
    "s27q9WMtrDty19R6InYWiMzCzxZOjMAvPSERPGBwRfCG1Lz+y0yZwNx0JMCOxasADYOQEe"
    "9bWtDNcGLO6dAsNV2VObtafkt1IF4FBgW2RAZBbDEvVaF1PA5/VyTXrN2bwv32pjU3vTpI"
    "HNqIlG08zoT1iGKnNucGotcszblGzS0WPhOzjtJJGb6efhO8yENhVAe3510737NXSvCQ2r"
    "69ubD+cZDjbnvz70usrsVWavMnuVhdYY62CHnT52BfL4uf0Tw+prwfQLmh89bKhNKG0yDC"
    "c6sTKs0sS8y7dLZ1ixH5nr5UxTT4DsD9jh2cngFdiQYEhqlJOZCfqkjG2x38lDUeGCkbkM"
    "gkFT0iYup7YNyxbTs63TepvPMFC/LA1yrIHd7P2mrNYmWa1yTFI45xtVQf1WWq11n05xQ5"
    "tUpgUiMls8BtzWAaDKQrD95aHGaAOT2k4fkVvB9EzK1mB87g4T0CRbM8Ck0NhUFEP+mtZe"
    "iuHFj4F354uucLgeasEVYU3KKfqmmL6JWRtrMjhtTFnRSZA4yfmVw+NkLRA1IFzhBL2Zq8"
    "ImjtBzZvaELdYkf7oz4yfWJkZSRf1sJJrF43SmrKboDEDT6caabMenXjVKIwlETjLTBFbF"
    "WU2d/nKwSrKKD2NGhJ951JHJe3wW8B0ZeE0+McuGygPiQ2kTR0jnFRhqTMUzc4emYY8xww"
    "5naV5xEx2s4fri9V1R7YoJKZfGQv7QG9NqsRpRmRbyiIeliMTDAibxME0lephVJRPjUopO"
    "LEMnxlap6mBHBLeIt7d29sO1czv4n5SB/yQf/ZMU+MJ1hsLlVdncqJjic5/hc1MG9Gqe1D"
    "w891zLj3rNs/smbKnP2oExhSJmBV507y+6l706/ah9Qy9LwQxNwAK90vPOq3BIDbVBt9ON"
    "ESxAYfztjx+7FwQ+SGZJ1Q5RxIpkMDH0QYcM8CzgZCDz18tTZxCzx2LOvWz2UhW0sg+tN9"
    "tdzV7W+ZtFS8NUj8vsCMf5O8KxvyPkK5zeyFeBeinROrjrd/CdVJvGk9Zq8fXrNnIRqgJu"
    "KNBGeMugmw+uigP+Lg+l2e8zA5pbYZjjksr1oMmjbLEnMVnpY45LqlFu8igrV6LvZaSbRc"
    "I3d2BXd3zI42Iqn8m3M5KisyYf8wwnVh93IxNzZjA3QcLOfN4mzAr6PGnTDR35/2QTlEsT"
    "Lekq8moPMcNo9fnYMBmGA0g6RSCBMqcy6ZpFLJfbZF/yLX18jjnZXnXIYOQCNrBcu9wxzA"
    "HRTGEzW3I1uDwT+ugwi9CvHO/m6CC944WKOgOCye+9mlhoB/d6YA/k8ITodGGjAK4+fpco"
    "5XcAr/YIbzUSoiBGIerSgquYN/uTcQpf9qJ/lPe4NA90boxys/tnrnAZOf39idxcZsLL6f"
    "+/R0fHx2+ODo7Pfjg9efPm9IeDMLl/+lFRlv/zqw/IV8d2rcAhOZ8eWg5gahCKIsUjQi00"
    "tuuPbIh9CxV29aSc2tiTB2CzrCQHxYdfs8w0B5s8+ArWlZ0694rCHNuPqlofKWFlfjTZ/A"
    "iVifQ4dy2L5mSriEklBnjbl8Ngfy8RVxhB/8tviS8ornFV/YTS0uobavQ3FBmv+TgjQ0LB"
    "8VtadCUVq2GjuwVPpBcPxmmPilXAnbxMRENDod14SMMm2ZOu47DpLNu32n/UKfR98SpV8H"
    "3x6Ao/u5+8BzHgJ6Zi6jtAS4cU/x7T/dglqK+yPVzWbVRSNUibLG9InVMb71D1rlCVlIi8"
    "ghVsCpsFnMx8zDihxDZM7EOqPxaR6Qvx6lWiB0TR8y4yX2Q4xh6UfpE5rb3s0iADO3013k"
    "Tle6jbX1vtKRsx28NpntaKetydpvaPGLih8BYdhqGqW9lNeO8fn3qfepdviSf9lV9eda+v"
    "bj68De5U/so/3Vzc3ry/uvuI1eBrEfzRsKZY9+fr7gUWyuQy8Lt3c4k/Gbwl/Lrrvf90j7"
    "8t9ogHe1/5RffmoneNRRqiZmLZ++6VLHmksErpydWznHN+Kd/8Atf81tycu3kuuNaLc6ux"
    "6oFEm+DcCrUesfm8HTsF+zOWfSilfKmabdLn02LPjHABM6Zom0aNcUTBrzrKCVE1zo0eZy"
    "EmVW6UD+tvb3s82BFVA0YFVNIqYEYkFJxJOIPLDvIPi/OZ4yzZWqjjBkVwbCRYOASOcnue"
    "xWz+/R6MtGLMl6LJpd/QHPIfUvIMbHcWfcQktt4HEIep2iPoX2QkascGzpOGC0NWs7qOFZ"
    "VTW2+Tt17JX6wSkBCRUyPc5BHWDRv+Os4k89u3QC+ulhcgT759p6BnZfays/yt7Cy1kw0N"
    "E21Nm0G/lZSytOBKulnT4N6YdgbfTH9qaJbQcvLMF3BtRa20CPUt0282c5zVCJq4pNpcmr"
    "y5WAzdN1cMdouJqnFu8jiv4Cut3KTL+/D4uRvX9d9pVwrITtJ3ZzmhGuW3I2HPcNoJhiPf"
    "YydM+1nOXQervyMDTwUHvHQ2IJTrQcmA2HRB5uNFLKQp/G0TLhz/+Drbc6fG9qUTDyrXgV"
    "OS35J3UGz3h8yZM+Y3ORZzIh4d6b+D0Vpekhvd0GWLHpODvkD4fkwndIT3EkL7vgcRJvwZ"
    "eDe64IQmM3T88R0+OsQWXnPocmTDAIV+R9SeQGPOHB2UHmHqe1Faj4ZlOx4S0AOUj5g1A5"
    "C8ZD1YY0ztsZd4xyZDoS86ZOC94sBzVlq2EvSE2DjCLBnDFfmrMqK4Mmp6W6h0V1qGAcWf"
    "Ka+lF/VaMnDpNr1ksxV30QxRlZ4+YWkI18rKmZ5PaSwlVLRciWi5R0tMVwhLTIgpqEtAre"
    "I/twKzSvu7zbS/KhltCfzrT9gG3TlgU1Sc5nGpFpL8teccfKKWgX95Bu2cf1AdE1rriHq1"
    "SZ4RpondvoRivZGT6ylzKOrjVcYkKqOGpPYhUUEG322QgXAdTVTL/R8Rad8mVL9GGyHtqq"
    "CcEGsf0vWrVdU9KNrsM3FaKnL8tCBy/DQdOR4jL1NAP3esGJdVYRyNPljE3ApD9iisjGWr"
    "eKDjkmqYGz3Mys2w7SOswfY3YhXDHCNCrYk92LKfVfSQNQ3+/ZSaZi78SdntjcHhZsfg+O"
    "jNWYg6/ijC+f5j9/o6A9j4UXUa23xY05LbQ/Z4V0JroufclZTpmFj7NOqTUhr1SYFGfZLW"
    "qCOODFkrNKdWTh65hGAySePC8RjM3QK8aNH1yaxwywVUz69uune/htRXuO9e3958OM8gv8"
    "5/feh1kychlUOZVARTHaSjShizEZ8LlRNf5XVrlG9oqbxu6RlcA7rf+50DZdxvI/tgrqlS"
    "5bL7SD68luBd7b77qpkFNZkIby8rs6D/qFOYWdCrVNJV+TN6wdLQBRcdZt+SAX2ihhyUAV"
    "66YM8Y1ztkMGaY52+4kB63tn8H5pyiUy1WcQbxCxBiLssb6gddl7vodrwIEhaOLMphgpH/"
    "IVT/f+hNXlhP/kbCruAJdgD/yMbWvYqzeTpLE66prdknNxy8aoxVTExxVqtxVmNWOR8a23"
    "Y+tHYhLtelapCHIgrz1TDPdXssQj3f5VHhXoB7ypCqEgpWxuiqeC38OiZXEzbbTSTSXvNq"
    "MX3ErB53rMy74aOPC1VZU1bsw9JmGaxK7N2Y8pHMZE058fXhd2Tgf65hcJj/5E828Z/4d4"
    "Nhvuq5ATPFBXWSzuycALyaO5FReDPQi0EZntKJf2UZqkRDKPPdyDBptkwzIe8qI/uHrzCs"
    "LyzU6MxxLSZvR2Myqx7ZP3qF7whmL/HNufzINr9CoJPiu3ihatFPLVj0kuFulcLW1CVl9W"
    "5k+arz7mxsLRmKGPTDKqdlQf02BqyUilcpCFdJR6tMAyqkgj0YyqhZvfKsDo3qvrcDrmiS"
    "R6TVYKxlnK80DglBNQTrWesrjUFSUg1CDYuS1K5XXZNCYTUUqw9FzIgoy4cnTA+VNSGeO0"
    "+aYik4ix0GQ6EW5cWrw1dw6zEhjVsXYqr5cSkXtuMCF7bjjOsEAbLVQkLiki2MFMDZpN9y"
    "c+F/ZDviV+6vB8Vu5Y07C93Z1V85G70c9721ZHS/CENjvSeW7e0RedopYsmfsF6fPbHSTh"
    "9IXz8xy4DX1IkUlDQ2mQtrYs+oxt6RAXRjQJ1FMmEbctYGJ4aTzYrX02wmOx02482aZTuK"
    "im6SJZBPRcfGrIL6lZRroRK2kTudJ/CnVcE5qN9CfDeQLV7oGZM4P0IgqL/9XCUtChCwmM"
    "ZgKVgt1Dwm2kLDYkcMiQCTQktiTLm+WkL6uKQKQ27yKIcaXUWDMSmnLMZiizGmOa9pMn6O"
    "trWb4D5rMybnV8xovOjeX3Qvey9lM94B3J8BP/lJpWzGyNNOkc2Ig9afy4pV/Krw+JxZ72"
    "Q6bU+awHyx5C9nHMmmPTYc388Jy0wKReiBNKY2/JjZuUnNa+wA/ake4Jn8m9HS/HRzffvh"
    "Q++S7NuMSbGpMbJk8MqrtxibgJ0TU2AScOwMSiyKOSWJzawnzFMOj2TidLBURx3Mkf6Vg3"
    "VrGQ7z0pYbXlp1sGPlS4kR4YzpWEgeTdcerxtrIP+toNAH9etR6Nt5k2G+uSon3mqX4sQk"
    "larZaCUEVpIql30F1dt0QrxWmoi1vLlrDJtjlqGNs/ZE/0nhfkiXdZ7bCfPBXWNlz9J/vx"
    "dWcs0kJSu4vha6YG4/ifX2WMbT0zIs4+lpPsuIzxL+HvBRVUDYr95CdA9LcbiHBRzuYcZB"
    "ugCFOMvPNZ9pjIgosrEi2fiim9m3/wI1wcQ+"
)

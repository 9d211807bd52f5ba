from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE IF NOT EXISTS "seen_contexts" (
    "digest" VARCHAR(64) NOT NULL PRIMARY KEY,
    "seen_at" TIMESTAMPTZ NOT NULL
);
CREATE INDEX IF NOT EXISTS "idx_seen_contex_seen_at_f3140b" ON "seen_contexts" ("seen_at");
COMMENT ON TABLE "seen_contexts" IS 'The digest of a user context that was exchanged, and when first.';
        CREATE TABLE IF NOT EXISTS "page_sessions" (
    "digest" VARCHAR(64) NOT NULL PRIMARY KEY,
    "role" VARCHAR(10) NOT NULL,
    "user_id" VARCHAR(64) NOT NULL,
    "user_name" VARCHAR(200) NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "agency_id" UUID NOT NULL REFERENCES "agencies" ("id") ON DELETE CASCADE,
    "installation_id" UUID REFERENCES "installations" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "idx_page_sessio_expires_f14414" ON "page_sessions" ("expires_at");
COMMENT ON COLUMN "page_sessions"."role" IS 'USER: user\nADMIN: admin\nAGENCY: agency';
COMMENT ON TABLE "page_sessions" IS 'One session; only the token''s hash is stored. Without an installation it is the agency''s own.';
        CREATE TABLE IF NOT EXISTS "agent_lists" (
    "agents" JSONB NOT NULL,
    "fetched_at" TIMESTAMPTZ NOT NULL,
    "workspace_id" UUID NOT NULL PRIMARY KEY REFERENCES "workspaces" ("id") ON DELETE CASCADE
);
COMMENT ON TABLE "agent_lists" IS 'The agents of a workspace as the provider listed them at `fetched_at`; all processes share this row.';
        CREATE TABLE IF NOT EXISTS "forward_addresses" (
    "id" BIGSERIAL NOT NULL PRIMARY KEY,
    "agent_id" VARCHAR(120) NOT NULL,
    "url" VARCHAR(1000) NOT NULL,
    "since" TIMESTAMPTZ NOT NULL,
    "workspace_id" UUID NOT NULL REFERENCES "workspaces" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_forward_add_workspa_c6fb77" UNIQUE ("workspace_id", "agent_id")
);
COMMENT ON TABLE "forward_addresses" IS 'Where the events of one agent''s calls go besides us.';
        CREATE TABLE IF NOT EXISTS "forwarded_events" (
    "id" UUID NOT NULL PRIMARY KEY,
    "cause_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "planned_at" TIMESTAMPTZ NOT NULL,
    "tries" INT NOT NULL,
    "lease_until" TIMESTAMPTZ,
    "done_at" TIMESTAMPTZ,
    "given_up_why" VARCHAR(300),
    "url" VARCHAR(1000) NOT NULL,
    "workspace_id" UUID NOT NULL REFERENCES "workspaces" ("id") ON DELETE CASCADE,
    CONSTRAINT "uid_forwarded_e_cause_i_97380f" UNIQUE ("cause_id")
);
CREATE INDEX IF NOT EXISTS "idx_forwarded_e_workspa_96c282" ON "forwarded_events" ("workspace_id", "planned_at");
COMMENT ON TABLE "forwarded_events" IS 'One event on its way to one address; `content` is `{\"body\": base64, \"signature\"}`, `cause_id` names the event.';
        ALTER TABLE "workspaces" ADD "webhook_trouble_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "dials" TIMESTAMPTZ[];
        ALTER TABLE "workspaces" ADD "org_id" VARCHAR(120);
        ALTER TABLE "workspaces" ADD "other_calls" INT NOT NULL DEFAULT 0;
        ALTER TABLE "workspaces" ADD "organisation" VARCHAR(200) NOT NULL DEFAULT '';
        ALTER TABLE "workspaces" ADD "reserved" INT NOT NULL DEFAULT 0;
        ALTER TABLE "workspaces" ADD "status" VARCHAR(20) NOT NULL DEFAULT 'ok';
        ALTER TABLE "workspaces" ADD "signed_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "concurrency" INT NOT NULL DEFAULT 20;
        ALTER TABLE "workspaces" ADD "calls_per_second" INT NOT NULL DEFAULT 1;
        ALTER TABLE "workspaces" ADD "checked_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "checks" JSONB;
        ALTER TABLE "workspaces" ADD "reserve_inbound" INT NOT NULL DEFAULT 1;
        ALTER TABLE "phone_numbers" ADD "countries" TEXT[];
        ALTER TABLE "phone_numbers" ADD "gone_at" TIMESTAMPTZ;
        ALTER TABLE "phone_numbers" ADD "kind" VARCHAR(20) NOT NULL DEFAULT '';
        ALTER TABLE "attempts" ADD "workspace_id" UUID;
        ALTER TABLE "attempts" ADD "paced_since" TIMESTAMPTZ;
        CREATE INDEX IF NOT EXISTS "idx_attempts_workspa_5832e4" ON "attempts" ("workspace_id", "state", "paced_since");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "idx_attempts_workspa_5832e4";
        ALTER TABLE "attempts" DROP COLUMN "workspace_id";
        ALTER TABLE "attempts" DROP COLUMN "paced_since";
        ALTER TABLE "workspaces" DROP COLUMN "webhook_trouble_at";
        ALTER TABLE "workspaces" DROP COLUMN "dials";
        ALTER TABLE "workspaces" DROP COLUMN "org_id";
        ALTER TABLE "workspaces" DROP COLUMN "other_calls";
        ALTER TABLE "workspaces" DROP COLUMN "organisation";
        ALTER TABLE "workspaces" DROP COLUMN "reserved";
        ALTER TABLE "workspaces" DROP COLUMN "status";
        ALTER TABLE "workspaces" DROP COLUMN "signed_at";
        ALTER TABLE "workspaces" DROP COLUMN "concurrency";
        ALTER TABLE "workspaces" DROP COLUMN "calls_per_second";
        ALTER TABLE "workspaces" DROP COLUMN "checked_at";
        ALTER TABLE "workspaces" DROP COLUMN "checks";
        ALTER TABLE "workspaces" DROP COLUMN "reserve_inbound";
        ALTER TABLE "phone_numbers" DROP COLUMN "countries";
        ALTER TABLE "phone_numbers" DROP COLUMN "gone_at";
        ALTER TABLE "phone_numbers" DROP COLUMN "kind";
        DROP TABLE IF EXISTS "forwarded_events";
        DROP TABLE IF EXISTS "seen_contexts";
        DROP TABLE IF EXISTS "forward_addresses";
        DROP TABLE IF EXISTS "agent_lists";
        DROP TABLE IF EXISTS "page_sessions";"""


MODELS_STATE = (
    "eJztfWtz2ziW9l9B+UvbtWqPb3Gy8e5WyY6T8duJ3es4k+ltT4mQCElcU6SWoKxo5+3/vu"
    "cAvN8sSKJMsfElsUgcgHwAAud+/rk3cU1m88PuiDmDxd578s89h04Y/JG50yF7dDqNr+MF"
    "n/Zt0ZRiG4uJi7TPfY8OfLg+pDZncMlkfOBZU99yHWx95zAiKBYXxBi4kyl1Fj3LNIjFie"
    "Vz4k7p/8wYsUxiOcQfM3J1/6VDjCmdcQatuO9OOaG2TdyhaG9a1Lac0SGObroDGB5+1TnQ"
    "o/PoGK7Td6ln8t5gBg0nzOPGe0IJn/V/poOBO3N86JL65BfH9S1GTJdxAn+SJ8ed4wP49I"
    "k5wcAeOyTGfGz5zKZ9ZvdMd0Itx3h0oN0cb4unk69C+Nid8/BxycwxmSffZu6QvkcdE17B"
    "crgPD87MHvWNsO1PQGVNWPg2NuU+CRoK7GaOBXD0fHfE8JkAwd//AZctGOEHzG3wc/rUG1"
    "rMNlNrxTKxA3G95y+m4tq3bzcfPoqWOC/93sC1ZxMnbj1d+GPXiZrPZpZ5iDR4D96UedRn"
    "ZmIVOTPbDhZceEk+MVzwvRmLHtWML5hsSGc2rsW9fxvOnAEuQSJGwn/O/iN4tESzXu/27q"
    "H39fqh19vLLV18hMwiCy4NXAeXveX4CNQ//5D9xoCIq3s4wNVfu/f7p+cHAgKX+yNP3BRw"
    "7f0hCKlPJakAPUY5XsJ5tK/G1CtGO02VQR0euh68Q6hqAHdvQn/0bOaM/DH8PD+rAPtv3X"
    "uB9/mZwNuFjUnuWLfBnRNxC2GPYRb/KwActt8MtOGFGNt4G906uCdHR0ugC61K4RX30vjK"
    "/TWP8KXr2ow6xSDHRBmY+0BVF87Rle1uEZd3d5+x5wnn/2OLCzcPGXy/fbm8vt8/FrBDIz"
    "g58PLN7UMG6/wppYh7cQd6DhTmIHewq2wuhcQr7TTBFv0n2mg4o8gCPQkOrPfEFgVr33Ko"
    "tyiGvpA8u/IXvmR7dwv8qoX/+e4ytfAB4cub2+79b/tfun8X8E8Wwa3Pd7efwvZJXubyt4"
    "frbmYykixpfh4+AHTInJYwjBnazCSYAfFh+EerJuTh5sv114ful19Ts/Kh+3CNd05SExJe"
    "3T/PfCdRJ+T7zcNfCf4k/3V3e52duajdw3/t4TPRme/2QGLpUTOJSXg5vJSa6YHHEPcV5j"
    "lNuYFZbhx3BS9o3jn2IliBOzLtwceSm3WUB4dPCVkFL/Tp4GkOLEMvdSexPCo4kYD04y/3"
    "cOYJcPPrINBLXAXd7OAq+CNc9+HVeDXk9kuBwppQ3SS6aitcI49i87Vw+oR9tBWgKR2xHm"
    "ecr7+efoWuvsqe2orW3PWe+JQO2JpQfQ/7aRNQuMu7J27Zvp+/NTmZZK9QBxaRGYyNI2W3"
    "9QJVdHLLL1dGp86X5bTRIQmqRqkTKFqL9cnFTVEj3J2g0pcT6jFU6x7/5fjo6IgAS2Na/i"
    "HpkgFqkgdw6HJiTD1rwHpT5vUmljPzmdEhQmXMhCqa+2zKcQDDcoB+whwfvlyYB5Mbjw51"
    "TEJ9AiI794kB9NZkNonuXxBKPAbrB25yhmONXVi7chhuEMotE1AQnRBv5jjwbvLRJnRBRi"
    "5xHTJ0vUfHgB11wKJ+CR368NaoSpavxMmYPjPCYG2ah+QDXXDZ68R1/LF4eujUnVMHvqEO"
    "8WeeUHYbyLj9r+swAzB7wM7oVEI2t+D7mcF7WRPLR623I5bGITHcudMLxjSg3+H7hDb8J6"
    "n3DjXuU3gM6NgY2C4HPhIuWbYhHiu8NB8vDDEeTh7wMxP4gAdEaJdgLbJ5CJ58KI8NUe3U"
    "wQHYFKcHoeISJxxo6trWYCEsCnPU9gt8wiUyGFMHFjliIa4DKaLtzWzGyT5nLLIo/Cq6OY"
    "CXlS8K8zXw3AFMPA+tAKJz+CvqHd8VpwqeJJyTTrDwOrDyOmL1QQ8dwl1pisCHmFBvBI2g"
    "IzREOIfkksEswZvAvzHKwiaBjbBvkII96GU+tgZjYohfPTahiOwIV5jvughFICejfWXfwK"
    "fsPc5Ojk7OjQM5AcH98PnDhpYZt8PvXTwlxz+iN42sKBfhKnmENcYmBBYKPCMltgvY4rPK"
    "JWhMYHcAWHvM81zPgN4WAYLQoRtZe+Z0AYDhZwxbd2hAKjCC/C7tW0L8j15y7x/aNtIk24"
    "hW2testM+cWHmsbxy/RHVfQJqB3aqP78ZT+Kgu3Ef4FD+fHJ+9PXt3en72DpqIJ42uvK2Y"
    "ibymOHlUKwCcJdseuKc7AmyKl1FANke3RWh3ZdHmeFQFfAtpt7g37AjEGSZfAeACyu3Buy"
    "srOCFgqFpH05RbNIuGTNzOWkUT8kaRWW5UuqQzhCst54ZZf4IF/a8nJ6enb0+OTs/fvTl7"
    "+/bNu6NoZedvVS3xy5tPCHhqYvIzkJDkVDjnDFn7bNGnJ8vwz9CqlH8W99Jg5+R6tUVfSK"
    "6X/qpLP9RCqaz7JM32pMa9bw9XdUnidTvSCV3ZajJjEWmLlvvGWJcYJ5MWuLcsgW9Ap8HN"
    "g8unzDHLwa3ar3OkLcJ3y3t1oLhfwZskSahdhhrtMpSw16w4zRGtnukdmOn5uGBDrYhhSF"
    "G1UORYSmV/WqGyPy1Q2QujYh7m//f17rZEUx9RZD8ia+CT/09si9emLEoYofozy/Ythx/i"
    "sK9hh0KEUh9UiHPkApuYgqsCB1js4FKHPbyacklZqaHVGWrqjNgOrgByiqh9QL9bBud35T"
    "C/K0M54TKxAtwZao37y7in/EdUIM8Rtg/tWlgVHTJQjn67QgZSBgjhVlW4q5U7SKWINukn"
    "1Vwh7wW3qFwURhbhPLwfXY9ZI+cXJkPfRICAMyjSsuayQOwmrDknZrjs0XnkrpdeVvD+8N"
    "ZMcpf3sMzvb66AxVwmusWZTfprx7b8CtfYrehp946LpfzrQeIp8mNQAekzdNGiBZlX668H"
    "zxV00VZ4mAOdrBua8ZmZI+ZdQ1dt2tfyFv5115GwPHexp/bCFAYqrAdVN+ynTUApBfsUhy"
    "+Wo3rnsAcX/tl4DOMunolBEMsm0OrGXbUEKMUwstRyKQglyy6n8nCyXBzuciFlyTxgGLQi"
    "Y5amUww+sfwLYmDMChK8lJCsOAxtc92LZGZzz/JZDz/qOJTJ8rMBTDJwCUOOsL0IZWIcpp"
    "8TpJQRTXFP/PA7/o2LNwxvgpHSmclEtA6svfTFIN9ZnLKMh08gcpbx2WBM2LMIbeovgrgk"
    "mCCGEUAybst3bfMCRpMT0w86ltnUHBFm1CHsZ9T5ikcQadHQt4fMRbI1WHA6I1pTxNsOKY"
    "/6SaxyFTVdhkznRMto6HROtG2HV72KQ2LDzv7MGl4G5fNykM9zGD8zj6vvFWmqFuK88b1i"
    "alNVkBMkGuGXEQZuyZ8VCKvlAMcUW3RdBibZemZ1cRTZXXmpTbliT86CrBOW/Vl80mKZJT"
    "/P5c5Saaq1HKZ2Z25r8YxKC4Cq31qeWn9tTf7akjK56lxnafVMN3mmtVdHOfOivTq0V8cL"
    "aq98ykxFUKs9/2pWLzYSVO0q0yBXmVfLSNnMI7/aOAhdjEZrOxY9yF6+zvrxk7ZnoZYIde"
    "um8AytWG1CKm/Vz582edhCA/SSO+E6KZqbcMC8uBNmDthl9sIy0Edh7uF1Tf/LJjHelU1Q"
    "0fAvX7/A4h/hUpE51pv04jzSL9v5Rf7SmecxkXnU8i6IAeyGO/MGLDS7i2SWsa0e05V66f"
    "SlLxj7axhDWPwDs4Yh887KTrB//p7Mxy6D22QISwGza+JlMgdY0OKPqEpvgqAHmXLTY1Mb"
    "syUTxxWmeJGVFO395oylbO8iEartDp6I7bpPPEgra/nvRd7aIbzbmNAxCEdo8mc/ppa36O"
    "D7UMdFEzysicWSpvnfhdJbqp/FQ8iUndpa/2rW+sTCVbFdZMi0tX4p+5CSKTki2KJ1aOS6"
    "Zl3rt27bULD35SEuTQiSoNAJ+HKJVmSlJUyyzTns6U+syGf05VJN2Q50saYVizUFeAYH8h"
    "ozkutBT8mqUzJwpwV7+gP7UZaCKCTY4p7+CvzIw/XfH6otkim4w+ZZM2UmfwAynoyvYLlI"
    "U7bQcrEjlorlTJFSLlCc4phKT2+jp1dbojZuiUpGQygCW0C6BrxZhqAJ+kJtkNpFg1SVKr"
    "w6ik1RHb5mCFsTVviLU1HwkatrxRVVvknjX4HiN2MbLFf/5uyRS0Z6SYoL4jr2Qug3hbDz"
    "ExbI4mNUfHIfPlnzkHwPSlxRLIUV4xSUMcoWtSoJ/KpztDXinUxrxHgBK1Wuc4optEavRK"
    "NXoUp17RIF37Uzm+Q2pLQ+NaBtcmzO3rev1/fvyYwz79Hpfvhyc/ueUHNiYZ29T9e3V7+9"
    "J/H5qDo9x8voA4/L9YHHOX0gPqeiVjtB0uSJaIxOW+ClGoaWImqBHmQLkWi7pfpoCJevRW"
    "MtGjdWNN5ZdLVwXKtwfNX9etX9cL1Xuoo3AG8707ZkMX5J6o2QVtFCbE5A/sqYc+U6PvtR"
    "6BmVvN2pEpA5NEQwsKWCi5QU9ERFaMHQk6ALWZR4TjlhP4JMI9KZSDgKDS2P+8X+UOt2qM"
    "XcZjH55WKuWHHqnGiCTLOhTWNDc6f662yK313viU/pgBVtifHNyg1xHjZTUBeGWZuCeuzP"
    "rjVgZOq5z5bJ0LtTqPOMyM9SJnTiZM76Y9d9IgAu4M+LlYMb6ls4iMqMAcJx03CfDPTBNE"
    "xGzd4TWxjQ12DMBk9wPyp7L3IzoVMnGcJDmDId1Ef4RuAB+YGotC7LyuMGjd6h5G4I3biO"
    "dG8dLAwi0l7C0z86cBXwQ1dX5j2znuX0sU+D7ONjBFfhZ1+qQMNXxLdh9jAYiwpF5wRYlg"
    "MCb7MgQw+eCNNXBd2JfFGdR0dkoRLupT3xBIZMAwXnS+Bz6rp24L5qyfMFX5OZ4pUPARaL"
    "IhGWYRZvBmNiTVsxFKODMcEGQQqrR0fmsBL1WDsEMTLdCXzcf4F1hEXopwvokQOTlUlahe"
    "8pjrBougYwjeisyxnB9jBdAbieNRr7HUzrJVv2fM+dwZIV/YnO8CFLyeee64wEho5IiRX2"
    "CM1gVnRirKaIR1UHp87XVHO+pmKPuIpkTSUOcLVxgYlVDAfYodxkDuMT69Bhc+mWV9vSrt"
    "3NOfD6nFp4KOVnYxmP0ZhWeyau6pm4G9mI3KdtaeU37W3ueiNF41JM0b50WsdLAXxcgfBx"
    "IcTUsXiJ2qsS6BSdtjEtc3pK2SGPc3mypZhCJ1paPdGSQHG1hCwpSp12p2lKldQsxyJ1fp"
    "rLK0KnqbYXpHSyK1FKodpBAdQkiQ77KgE01O6o45qk3B68xzsCb0KjpQBthkqv2lw9coRG"
    "lHaXSjyVPbaAVK/bLMBCnZpHtet5tESYjygyYLaOK0ywB7//IyuGhzpjZWtZklCzdk1m7f"
    "IKfdXJLu5Bz3qTZ13n0Sw/e3QeTe2iqZ0Imx1h96rVUXcF8rQTPla3WhOmv6H3xzV21FaU"
    "hq6HYKyJ00fZS1c6v7QcqyLt1QpgMbN1C0vJ1yx9hvi9UNAsBlahbiP29nmXpda1Ezgmd/"
    "eiaN705l8RzYsNe4kDZzn3PElA9g12fH5mHEg3sgF1iMhvKD3ULkTJRRFbS8IUoEFY7cyh"
    "XMrTh6QrXg1IpngHEyNaE6vApXk7w6JTX5en3eXGlIvUi4ZjDZ4QaKNDjCdLONoZHpzwtv"
    "2zP7dsyzWEM568wGxn8QMvyIcwDqSTNfZsCP9DrM1sPDp+UEVyQhfiBcj+zdc7Qu3pmP58"
    "ciGdy1xPPO17uGwfHBJjhJOWdHsLHO4mFryfM5IehGUuaL/HDpnYAqGUOR+1X1pT/NLEnO"
    "RwLrevh+1b6Ze2aT+R8CtWAThJo50XlnFewP1RBeGwfQvR3fQCjk4PJe1/iqr1FoDrvz/k"
    "VP/BqamqHUyQaQVwkxXAUzrjhZKb69qMOsWzGxNlPVuBqq6tJ7qyZdfWu7vPqcm8vMlmef"
    "z25fL6fv9YzCI0sqT6qsq8O7GcWVEa5SXMuzHpSubdhn1K9VnQTarkopSl0+DmwcXwoh5+"
    "+SscCFlafSo0+VTQZsHyj6q9ZsFXrwW3O1+0QvKWSHGkCGuWTptcq02uKQXdmlbXVJD2bo"
    "L7ouE1u75KbK9FG8QGEFYo4NXMXaGOCl4lK/uJLdY0RHan1i+sTV4EeaZ/PYCuoIs2wbOq"
    "yVGYeiZsM/XihMmxm+qyHZ+6quExC0SB8bEAq3IDpLQMx5OlkDEJLWOCXOY4ksbBC2LILq"
    "PSbRaPbnbgL5+OOsTA6mvcNzphETj5m0xnfdviYyaSXhSnVdrKqGtkjpBjKjJoKSJdAbnS"
    "OCcnWi3SOEnTQiNdLcHGEjNVS12aqoXWpBpsdamtSx3s8qJtdeIt985etHduB/+zZeA/K0"
    "f/LB9TP/NL4voq7RZJMm25eMFysVYytezRmp8oxQoXa3rmNuFIfVFiTDEUS2T5XCtJXewP"
    "WMaNhs6CL/GhaAhX4EAFEZeMYKSDIDTjP4adMuH5NcGcc8aQ+YOxzFt2gR5d2BIrMjJOOG"
    "y1DFoC9+i582IGdBuDrsF/NlFH2IRPpg4uVCk5SEyxVnKQ1U7r2CmvP7Ns33L4IY73Gn55"
    "teQMiT8vVStTmrKFVqYdsSqVGhM3xDxU6PQV+Ye1NPpN2ArX0+fXwUBInXIR9xBpmytYB5"
    "kdT8F9HlpfYEJUzHktVEWYX/avX7pXBDh6JnVDCCQ2RFdz0xDKI+6fGeLsDrO28rE7d5AT"
    "sHyhS/KK3ebrG07kwHWYLyYMGgs+gsmqW0Ge3CCHLse0u2yKPMnQcydkHx3b3xPqLA6Cwa"
    "RLBd4MtGcwnOfD8jZT6Xw3nFS1XLjdpLamQenIT5eRYE/LJdjTo5fSkevs77Xm83xSW8ZP"
    "rdU6bl4XI/Y8FXAjgjbCuwy65eDmvNa1H1ZbOeSGFkZrpgW2FbPssWd3tRSZaUo9y02eZe"
    "0k/eebaZS/VDmgNGX7cmm/WYbRfFPOaL7Jx6AGIrOK/jZJozW4G9fgNstvprl72+pezWXm"
    "U2WH23amNuqsaULdWk2wz4ym9WrJ650qTakNLZZUk3aj5B0/cYJ0edVmvolQR7pTrN41H1"
    "s2wxQgQoHpygwZqPd0PeLNHE72pdIR7wPGmJ7DGM1E0p7ezPEt2yAD20XtJSo0kUMhdOgz"
    "j9BHBxOpdmRBq6D8lCxq5Yuqi/A+QRUrWezr+IyYdMGRAA/gYEikCgawZA2skeua5Tk7kv"
    "7qeJDL1Z/N2/H7XvKl5O2lVaGX1qg0qLBwhyuIJAwWcnOVczKO8F9PTk5P354cnZ6/e3P2"
    "9u2bd0dRQGH+VlVk4eXNJ3QxSR05YbRhuYY0nkAFTitF1EJ90+YTJaS+BYVTPUunD/asz9"
    "q0qKxXtb/atLCwV52+auG+slOuaqmEFcnzSFUAzxFrCbzJEnjETOTn+YWU7mUqlj+LNFiV"
    "7T3Ncal+Qnlq/Q01+htKzNd8XJAzo8ICnSdtnx6rniplrx1p3x4Wq0J38jrhyg2FtvZ45T"
    "q1J7+KhFNffTbdK0rcGt/tVOZtFe16HBoq+J1JKoJUF8RgP4CEB0lEg/LkV/dfCGeO3yHP"
    "zOtTONNkffEpQM4MkcHUmDDO4d2CoubSuct37QINzRbGDKqws6mouB4UbRee8JQHTvKwXH"
    "yABq567mw0FneRokO4K33bKPHYVDgZEFjWg5lgbAZj6owY5ob1x/A+F5iqFQuey3SxQq+E"
    "mWaJEaqQUqlYPTYU7x28o+m6nq4J3pSNtlOhm1lBX1CTqqBNeCfrIMtvVYU7S9JshC1rkI"
    "Pg2VJM2VkFU3aWZ8rkNqtiXYwptm9bfB1mrBYrYnhsqUCfpNF1e1fHPuARVDaWBEnrQsXf"
    "LLWxvKnYWN4USHvai/PPoEkZ2BQmYaVpTlFqfVmTZxm6mq02y2lKPctNm+W1YhY3GFfn+2"
    "wyLQ7LD251KiPrZCMFDYd0zQiE7qlnDVjoizFxJ0HSJhHuxmCdcZ/sH//l+OjoiMDpZFr+"
    "QbEKY91OhY4CXURivQeqCDjzCeWWyYT7h+V3ZGQc9kQHIl0/dmxM6UJosgyM4aML0Qe2ST"
    "i/wOUgSM9/dAQlxz47xECOQFZR5uilMie264zCcjPCPWUf5+x9mD9AZrYCedadc3SJwSBM"
    "s8ctZ8AMIv5LaDksOcyjg3/4M88h+5yh5mUA4B1OZWQfo5yFHjWClEI/No4ijFcevo7JqA"
    "ltYRnZC25xI4ERtUzZK6a1u2dT1wtm6WVFyu9CMN+Dq78DO0dlpnFzJpL5i4vZMNOoUeKt"
    "FX1otD5m4/oYbV+oQw0T7ioqmCZpNKDNy428O0yUAq6FxQ+QOy0x5BbWPEixpO1aoshj5l"
    "SstKgiB6pBrp3ZJGcnzOhaaWFNjjoVItB0ppzBbe8/v11/u/7wnkjqR+fDTffzze2n94Kx"
    "ADQfnW+3V3e3H2/uv2AzOAldZ2h5E2z76+fuFV4UhQPh9/XtB/zJ4Cnh1/31x29f8XdgxX"
    "l0rrq3V9ef8dIAUbPx2sfujbgypMDPmFnOcRkVzfHJEhqa45OKrIlZ/YzgTlery1JEulLp"
    "kKZ9PJuuHQJsoceQ7w85awWQC2m3h/LxjkAMK9CazCYrAFxAuT14j3YF3lgqVIE2TaXLCu"
    "WBRSE/j2hVYEVI0aaddivRFQkOcbZKWb+YStsiGqe/TEuqsTJGcY4zpFpP3eR5rvCAf+FL"
    "rnCC13PcqDlOaINVZzlDque50fPsukXJDUq5oKi95tWz3A3MClPj0xMUGs4snGGC7PK40H"
    "JvoSLatrkj1lLKIwKOOnxeFMRQ7hxXQKp95Fb3kRszNOqr81hJOn30NvnoFSrsVdLvJej0"
    "DDd5hk2Lw9s5TBj2ex7wxWpVe8ro2xfweL7MWXZefpSd506yvmWjrKmuPM0Tav1pQc17WL"
    "QjpqhCTRC1CNMtK1Fj3hZ2q97EGmB5mMIKI1VTUdWLnptV5yb0i1Phm5M0mmFenWHmzPdX"
    "U0umKTVL1WSWymOYn2hFV/gUqZ7nJs9zc4J7mzupaySpCCqPp6FVT1DRrgLmnWxyinhBNS"
    "oxhYC9IFIjnI7yMI2oaP1yMRrY/AIzPKDgCXiZYZIHecUgnC7IfLxI5eyMfouEDIHfXnG4"
    "xgb7F5EbKFKGkShhOgrhIcd7febPGQu6xPAKd+iLEAdMRypDMkzLFD1K/SVGO+DzYWaIES"
    "ySDmaveLKmvCeSgZq9sTvzYBQ/TnMRNLccESoiIj/gCpZrEm3x4UX/ImwjCPnA4XswzYEr"
    "n4z9eHTC4A/4AhecDOHDHhNrKMm5DA0J4kDCIbyZjRUi6QKgMIL4FplpA55MfnlkCq8Vut"
    "vHOTVElg1YSVFUDOVPWJByjuEzQ/hG5UBDy4N7YspgBLg+Yt4UZtOP4lzGFJ5SFJ3ipO+a"
    "CxEoglgacQoR2Us4Ek5ilJDkxWyqibcqyKda0FKe9SKCJE7Imb6nY0ZeNWbEwjMGQBAKLk"
    "XI86TaIz8jEsG2U+SLU5G/I6LQeWuXyFuLYYArJAjOkGmol4BaZ2LeCsyyuraatT1J00KQ"
    "azG0S8yemcctNZtQjnCL0T9YShT4r+msb1t8rBwHtCL+m68eGOSZU1zmaaoW2uA2XgDzmX"
    "oWvrmSPjxF1IzyOThsa8rnTJhPkR9XmZMkjZ6SzZsudBjonzUM1J35A3eiJKMlSNp3CG2e"
    "o01oF1VQzpC1D+nNs1XqDk5tdmmqJatfSnmZA/ol+2eaVkfTNdoCilUO+mzoesrBdGlKPc"
    "2NnmbtBdz2GX4VV8kmhgZt2RkvaQ3Og/91Qm27MoNCkrY1iT9OT96eR6jjjyqcv37pfv5c"
    "mPMjaVPPY1uV8yNLuT1kT3cl8i3vZlCwd1SV8CvuYIsF/aIrO1vRr8g3Q2Whl5C3yLV6g3"
    "GzsVtHDuEq2TFF1j4BspZ6Ewm/nSKGxKFeSQHDDGF2M1kEC3y3AK/aSwLdbbSXAKqXN7fd"
    "+98iTW/EZn6+u/10WaDrvfzt4bqbCxFQDazV8bSb0LHr7LS1uBhJ9wpFUFNEGlJdUHDbBQ"
    "XzK3gD6P4K19ht1FtLAU59u8pu8YlzsFQyvwwoP/5yz6R7ZznmieIELcH7jzojB7qyWsFe"
    "UZmH4FanssyDbLRkCMF3WbEx/CTRP/w9MegztcSkGMR3CZ8yBysKjBkWXegvhIM5OqybQD"
    "Cn6EOOTXxDlF4YuW5BKEFN42BIQRfDARZh9YiRRx0sPfkvhJr/DaPhRU7+nURDwR0cAP4T"
    "na1bR7J5PMur5r+pxwU9mjw1BW2KTKtoV1PRjplyFla27Sys7UJc7EtqkEckGvPVMC/18q"
    "1CvdzDV+NegXtOkFIJ0VxG6Lpz2IML/2xB5GrCYVtHBfe1WNjPzBwx79rxvUURG5u8XcnK"
    "2qJhD7Y2z2IqMbGi2LioV+6E1b8uiBF8rlEsZHDnJ06CO4QOfSaLh2ExcncG7CSd8pLA2A"
    "0PIqJjp8AXAzM8oU9B4XVkifpwLfCaxHpfIukRwVTnZP/4ACNWo4sDOvVnHsNrHhM5Xsn+"
    "yQE+I4i9JBDnygM5gwYhT4rPIiMzk59auOllozuVojSrdtVCjrhgQw1WemO/zm0eZOWs8+"
    "4cbC2ZihT0fRVrWdi+jfFZS4VnVURn5YOzJqEqREEejGj0ql55VUdCdU+egCuK5AlqPRlr"
    "CecrzUOGUE/BetL6SnOQpdSTsIFNSXDXq+5JEbGeitWnIiVELKsPz4geOklIClMpiuXgrP"
    "aPjYha5NC2CdfYrYdANW5fSLHmp0u5sJ1WuLCd5l3YBgDZahFQacoWBsbgajLvHHsRfGQ7"
    "EkYR7AfVURSNs4Xu7O6vnY1eT/e9tSSRf3OtAbt+ZsXeHom7nSot+TO267FntrTTB6qvn5"
    "lnwWOaRBAKNTaJqqdfEAOGsaDNIpufEHXWlkMsv1grvpluC7XTUTdy1cT9aFV0kySBclV0"
    "as4U2K8sXQuZsJOlmLCTCibsJM+EPcGrqeActm8hvjXULnHNgkVcHiEQtt9+ap4WBQh4bM"
    "BgK1gts0KKtIWCxY4IEiEmlZLEmDrmaoUi0pQ66r7JsxxxdIoCY5ZOS4zVEmOKc15TZPye"
    "7Gs3wX1RZsyur5TQeNX9etX9cP1aMiNMGHbSNU2Yfrk4MnJjpkWnSnYcyrb40WLjZZ2svo"
    "NQJrPnS7Ez8jDCxKc/8cBxf+SSPsM8+yDlFThRrdrJy8JhlOxWC4Y7IRjqhMbbSWg88woq"
    "ypRDHDRvI7pHS8nb2KzCJSkvcXPLKTpkXyhtZhUfuFom0dzq7k6v5lY1txrxoswstXJkWi"
    "zDrYJ0r2rtCKwRjqh7NKcLDDcVvKbkey+IgZnjWVAoyfjno9DXPQI5Ot+fn3XII+zTI4ei"
    "e/3j3h9GByjojCPmBsFX4jEnW2wZ2f4jFBdrCkgKqjOlPrypTR1HF2BqQvRrNGUKWCdp9I"
    "FTUFuiMMSyXH2fINEa/DU0+IltRZFNTlNqXrnRvHIUsJee4VJ9StS+NXG0G0u9J8L4ejPH"
    "twqE9+pPJkOqjSFN/mRMYAZX2BYTZHp+mzy/IwsY895s2puPlbxfsnTtS6JZiwey1nXWrO"
    "vU6jCtDtPqsI5aVXhvUqoIi+51KqvDe5M1XX0viDFn/bHrPgnFkcUJh10R7vYXxGNTEX1B"
    "ApdLYMox6Rpa2mhcQ/zq/stP8BeyFoWarprHWyNZmzbzvqaZN14GKidzmmozB/TrTkb2eF"
    "7udK46nLXnr/b8bQyrU0/5TXkmqErHCTKtMWy0eLxrrt0NSaq6c/OsPbvbOss5GfZ1ZKx7"
    "mPDvMIXiyXJSVuJup0rOwmXTm4uGKokHMb8U8y6kjV9QE5DJPfHLHwtpZmh53Cdjyw8SAe"
    "I1m3JfOAOMKYcfU84KUmhvegBMOPgA98Q7o6z17fbz3adP1x/IPmfSMXdijTyR3f3gPSbv"
    "xsGJDUtFDgZXPMrHIL5x5oH0Bg04PIjjYijnqEPge310KJl7lo/dUR8HgbvEcuRDuSPiMG"
    "biRTK0Z3y8rnwn/lfge8P27ZMqNuc+Wi7PiYW30laeptScWeP28tSJbRVVgCjPLGZtuxxj"
    "/YqTtYy5DTkXv3G4/oEWZuSN7lWeiTNs1TPpQqW2BB46UdUH1yOyNgnZN/is/99sgC78xg"
    "GZwYGEvnHYGgbAUBA8IULCQP1H/hful9SW2Pw4IiGvrEWBSksG5ynGoYjiEzI2RVDD2NjT"
    "fGwN4Ej0mDjhptQyyYL5ccmKORy84iqSu3iw8Udn//gvaFqBc5SZln8h0yUET+469kI+nB"
    "gLe5anv3lwSAxZr7An7hnyBg+ObLwRNjDKHQFjXASgVKdR2BE1anriljW7pam00S2jXzJp"
    "gU4PmZgSrwtaqNJLci7tghI5kawXJe49CoxB1F77eBVXa1blomMqzUE3moNOHtYKH0yWTH"
    "83ujbRa2d31bWJdqBGziYdVlAw6drMK/FZiW93qt1WsGGPYksVfarnci50iahE9JmDTiMi"
    "yAmLx0jhS7QBqU4oLWXFmMPLu7tfDi6IzPfPUd+YErRKdKs1DSbkSJsN/Z77zDwhTM6xL5"
    "QI46qEFGu6wJwkysMYvmubwhFmPoanQcemoe3OgVwkTsACMCAwipYT6Ebo04xHRzQWoiBc"
    "lC3EWGg/QekXHkL70TT9++9UCIDRWlKbhBRZm7RzWz4C/TGwhlh+SQ3+FJmGf2X4dWrp0g"
    "lpk8wUnH2qc5wg0x4CTZ7fiGNR1nokCfUcN3mOdT54nQ9+y9CulQ/+laNDujZId2KCCkTt"
    "+GanStCmYbMlpewumbiOP7YXZORRmbDdkJKsQdLWyQNhuTRkLRTjghjoU9QT1NDUODk6Of"
    "/5+Ng4ELKm6AyETWpjtYtFXuDe0rgoe38PqqwaA+p5i1AI94kHC3zO30thHIRylI9Cg7Do"
    "nvQZDM2kvxQnkVztsB/S3mxFA9YhUOtEKptOpKJrRr6SzKZLLtWf7T/e3QoWuOvajDpldt"
    "kkYQbuPlDWhXe4x2x3/7i8u/ucYqAvbzLr9/bbl8vr+/1jgT40svySZR2fRCpLO03VvnD+"
    "qu0iXNtvS1f221xOTVElUx7FKxieEpTa/qQ1brqYW4K7qxTeGVqLVpjzJJ1Wz2j1zA59zV"
    "o902j1zGuX6/tALXtxNWaDp70CBU3ibqdKQ2Niu94AGy6po/mrOxd6Bz6bREUS0OV8/9vD"
    "VSd0UhB+63CTM9+32QQ4nwNiu+6T9HcP1RYXkW+DCystr5apbyjhBTEAphigjX0gYv92Dq"
    "OgD4QxoFPMcGsacQvpaIFNeFY5hElwMeqsN7GE84bx6CBF37JtVAPJqtLiVaSDPt6ceu6z"
    "ZUKHOIMmBp9hF2Q/eHF8OOnE0YGBOmIwfMd1dTzNcDF+Vf+JZRyMK/LgytWjJgQkiLQCZ3"
    "URIPgoFbFPUGnwVwY/3K96uE3BRjfw3EGYAWr5yajqRU/O6l9G8vTJz0j5t5Gla9McbMzB"
    "2/SsYdFCL8+2E1PofDtr5NsR/OlqOp8UZQt1PruuAmiIa/mDZ42Aq/8QFHfeKxCpsk0q5S"
    "pfNu7FqQSXk67Q9VvkI5DRt3zWx9t9EAxCh+v3QoIRZmhGQYYImogehMwiii0UO5VvrOey"
    "GN74XaARCxNIllb50BboV7VA61IeupRHW1gEXcqjtSyCLuVRizSjS3n8OT4ZXcqj3fOrS3"
    "lstZRHJNUsi3NE0ELfwc3ns04KkepJhbKkWkKpdgfIiuxrugQEKpKvmV53E+kXvQMK1luj"
    "PASKZqNcr5WdtJd1W8n3V1BvBeRo1UaDfqh9itRSP9OByCB3QYwp9cdGh/SZHXgCyOIb3V"
    "9vOmGi2bL8CbWMUqj2svCzgMUcAhfCo/Vdr7HZdSr0XYmZUTi/01QtPMSPT94tcYpDq4r0"
    "vO+KCnLhB6daXyVNtj209+paylvAWrOktbKkQ8v2madk902QbF+rm9iq+zN4EDigDnG819"
    "it69H1UrUYl7B9C1f726VE3LcVIu7bvIgLLJz1XBTeUhW4FRPpoK3lg7YGY+qMVvRsSFJq"
    "s0WjdXRJGUFRq1FAqrUa1VqNrES2plbjJtPdbkL8ojqjYKEpqzMSVoeU40vmHAloP/5yz2"
    "JYK1VKSa+bluD/R526n+9Y5gZx3ivQ+MQ3O1V6HlEqp4fPo6LdwWo7xHdJn0UhF/BLFERw"
    "HR/oLzCqQjqRREVVMepCBE8IZwgjyoIR9FCi4qltqEI9T9LzhQ2HDJDQ+p1G6Xe0P5P2Z9"
    "L+TNqfaYcEA+3PpP2Z9Cej/Zn0/Gp/ptfxZwpEJUU7XZqqhYr187NlzEhn5Waks5yVTsqM"
    "CiDHFC0EeKmasBUlYU9yK1krWbWStWlKvk4NStY69YZd5lmD8V5Ryl95p1OZ7zdu85KysB"
    "zZDSeu/bOUgVlTjirXqj0zjxd+4+UHV4KkjSfXmzfLHF1v3pSfXXgvY3OHj0oB4aB5C9E9"
    "XorJPa5gco+LmVytyNyaIvNVg/r/+D/dNd27"
)

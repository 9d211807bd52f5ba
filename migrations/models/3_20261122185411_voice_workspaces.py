from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
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
        ALTER TABLE "workspaces" ADD "calls_per_second" INT NOT NULL DEFAULT 1;
        ALTER TABLE "workspaces" ADD "checked_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "concurrency" INT NOT NULL DEFAULT 20;
        ALTER TABLE "workspaces" ADD "webhook_trouble_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "organisation" VARCHAR(200) NOT NULL DEFAULT '';
        ALTER TABLE "workspaces" ADD "reserve_inbound" INT NOT NULL DEFAULT 1;
        ALTER TABLE "workspaces" ADD "dials" TIMESTAMPTZ[];
        ALTER TABLE "workspaces" ADD "other_calls" INT NOT NULL DEFAULT 0;
        ALTER TABLE "workspaces" ADD "status" VARCHAR(20) NOT NULL DEFAULT 'ok';
        ALTER TABLE "workspaces" ADD "checks" JSONB;
        ALTER TABLE "workspaces" ADD "org_id" VARCHAR(120);
        ALTER TABLE "workspaces" ADD "signed_at" TIMESTAMPTZ;
        ALTER TABLE "workspaces" ADD "reserved" INT NOT NULL DEFAULT 0;
        ALTER TABLE "phone_numbers" ADD "countries" TEXT[];
        ALTER TABLE "phone_numbers" ADD "kind" VARCHAR(20) NOT NULL DEFAULT '';
        ALTER TABLE "phone_numbers" ADD "gone_at" TIMESTAMPTZ;
        ALTER TABLE "attempts" ADD "workspace_id" UUID;
        ALTER TABLE "attempts" ADD "paced_since" TIMESTAMPTZ;
        CREATE INDEX IF NOT EXISTS "idx_attempts_workspa_5832e4" ON "attempts" ("workspace_id", "state", "paced_since");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "idx_attempts_workspa_5832e4";
        ALTER TABLE "attempts" DROP COLUMN "workspace_id";
        ALTER TABLE "attempts" DROP COLUMN "paced_since";
        ALTER TABLE "workspaces" DROP COLUMN "calls_per_second";
        ALTER TABLE "workspaces" DROP COLUMN "checked_at";
        ALTER TABLE "workspaces" DROP COLUMN "concurrency";
        ALTER TABLE "workspaces" DROP COLUMN "webhook_trouble_at";
        ALTER TABLE "workspaces" DROP COLUMN "organisation";
        ALTER TABLE "workspaces" DROP COLUMN "reserve_inbound";
        ALTER TABLE "workspaces" DROP COLUMN "dials";
        ALTER TABLE "workspaces" DROP COLUMN "other_calls";
        ALTER TABLE "workspaces" DROP COLUMN "status";
        ALTER TABLE "workspaces" DROP COLUMN "checks";
        ALTER TABLE "workspaces" DROP COLUMN "org_id";
        ALTER TABLE "workspaces" DROP COLUMN "signed_at";
        ALTER TABLE "workspaces" DROP COLUMN "reserved";
        ALTER TABLE "phone_numbers" DROP COLUMN "countries";
        ALTER TABLE "phone_numbers" DROP COLUMN "kind";
        ALTER TABLE "phone_numbers" DROP COLUMN "gone_at";
        DROP TABLE IF EXISTS "forwarded_events";
        DROP TABLE IF EXISTS "forward_addresses";
        DROP TABLE IF EXISTS "agent_lists";"""


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
    "xGzd4TWxjQ12DMBk9wPyp7L3IzoVMnGcJDmDId1Ef4RuAB+YGotC7LyuMGjd6h5G4I48Dq"
    "lv6tg4VBRN5LfHy4CPihqyvznlnPcvrYp0H28TGCq/CzL1Wg4Svi2zB7GIxFhaJzAizLAY"
    "G3WZChx9ijg/mrgv5EwqigZrxwL+2JBzBkGig4XwKfU9e1A/dVS54v+JrMFK98CLBYFImw"
    "DLN4MxgTa9pipqxHh9HBmGCLdA4rUY+1QxAjWEBYfX66gK44cFeZbFVII86uaJ4GMH/opc"
    "sZwfYwTxLVR8ezRmMfcAta9nzPncFaFf2JzvDpysjJ3HOdkQDPEbmw4JLoEJrBdOiMWE2R"
    "i6pOTJ2oqeZETcWucBVZmko832pj/xKrGE6uQ9OdAD6H8VF16LC59MerbWnX7t8cuHtOLT"
    "yN8rOxjKtoTKtdEld1SdyNNETu07bU8Zt2M3e9kaJVKaZoXx6t46UAPq5A+LgQYupYvETf"
    "VQl0ik4bl5Y5PaXQkMe5PMtSTKEzLK2eYUmguFomlhSlzrfTNG1KapZjUTo/zeWloNNU24"
    "tOOtmV8KRQ36AAapJEx3uVABqqddRxTVJuD97jHYE3ocpSgDZDpVdtrhA5QiNqukvtncoe"
    "W0Cq120WYKFHzaPa9TxaIsxHFBkwW8cVJtiD3/+RFcNDnbGymSxJqFm7JrN2eYW+6mQX96"
    "BnvcmzrhNolp89OoGm9s3U3oPNDq171bKouwJ52vsey1qtCdPf0O3jGjtqK0pD10Mw1sTp"
    "o+ylK71eWo5VkfZqBbCY2bqFpeRklj5D/F4oaBYDq1CwEXv7vMtS69qZG5O7e1EYb3rzrw"
    "jjxYa9xIGznF+eJCD7Bjs+PzMOpP/YgDpEJDaUnmkXotaiCKolYe7PIJ525lAu5elD0hWv"
    "BiRTvIMZEa2JVeDLvJ1h0Zuvy9N+cmPKRc5Fw7EGTwi00SHGkyU87AwPTnjb/tmfW7blGs"
    "ILT15gtrP4gRfkQxgH0nUOezaE4yEWZTYeHT8oHzmhC/ECZP/m6x2h9nRMfz65kM5lriee"
    "9j1ctg8OiTHCSUu6vQWedhML3s8ZSdfBMhe032NPTGyBUMpkj9ovrSl+aWJOcjiX29fD9q"
    "30S9u0n0j4FasAnKTRzgvLOC/g/qiCcNi+hehuegFHp4eS9j9F1XoLwPXfH3Kq/+DUVNUO"
    "Jsi0ArjJCuApnfFCyc11bUad4tmNibKerUBV19YTXdmya+vd3efUZF7eZNM7fvtyeX2/fy"
    "xmERpZUn1VZd6dWM6sKH/yEubdmHQl827DPqX6LOgmVXJRytJpcPPgYlxRD7/8FQ6ELK0+"
    "FZp8KmizYPlH1V6z4KsXgdudL1oha0ukOFKENUunTa7VJteUgm5Nq2sqOns3wX3R8JpdXy"
    "W216INYgMIK1TuauauUEfprpKV/cQWaxoiu1PrF9YmL4I8078eQFfQRZvgWdXkKEw9E7aZ"
    "QnHC5NhNddmOT13V8JgFosD4WIBVuQFSWobjyVJIlYSWMUEukxtJ4+AFMWSXUc02i0c3O/"
    "CXT0cdYmDZNe4bnbD6m/xNprO+bfExE8kuivMpbWXUNTJHyDEVGbQUkS59XGmckxOtFmmc"
    "pGmhka6WYGOJmaqlLk3VQmtSDba61NalDnZ5tbY68ZZ7Zy/aO7eD/9ky8J+Vo3+Wj6mf+S"
    "VxfZV2iySZtly8YLlYK4ta9mjNT5RiaYs1PXObcKS+KDGmGIol0nuulZ0u9gcs40ZDZ8GX"
    "+FA0hCtwoIKIS0Yw0kEQmvEfw06Z8PyaYLY2Y8j8wVjmLbtAjy5siaUYGScctloGLYF79N"
    "x5MQO6jUHX4D+bqCNswidTBxeqlBwkplgrOchqp3XslNefWbZvOfwQx3sNv7xacobEn5eq"
    "lSlN2UIr045YlUqNiRtiHip0+or8w1oa/SZshevp8+tgIKROuYh7iLTNFayDzI6n4D4PrS"
    "8wEyomuxaqIkws+9cv3SsCHD2TuiEEEhuiq7lpCOUR988McXaH6Vr52J07yAlYvtAlecVu"
    "8/UNJ5LfOswXEwaNBR/BZLmtIEFukDyXY75dNkWeZOi5E7KPju3vCXUWB8Fg0qUCbwbaMx"
    "jO82F5m6k8vhtOqlou3G5SW9OgPOSny0iwp+US7OnRS3nIddr3WvN5Pqkt46fWah03r4sR"
    "e54KuBFBG+FdBt1ycHNe69oPq60cckMrojXTAtuKWfbYs7taisw0pZ7lJs+ydpL+8800yl"
    "+qHFCasn25tN8sw2i+KWc03+RjUAORWUV/m6TRGtyNa3Cb5TfT3L1tda/mMvOpssNtO1Mb"
    "ddY0oW6tGNhnRtN6teT1TpWm1IYWS6pJu1Hyjp84Qbq8ajPfRKgj3SmW7ZqPLZthChChwH"
    "RlhgzUe7oe8WYOJ/tS6Yj3AWNMz2GMZiJpT2/m+JZtkIHtovYSFZrIoRA69JlH6KODiVQ7"
    "spJVUH5KVrPyRblFeJ9U9arjM2LSBUcCPICDIZEqGMASxa/IyHXN8pwdSX91PMjl6s/m7f"
    "h9L/lS8vbSqtBLa1QaVFi4wxVEEgYLubnKORlH+K8nJ6enb0+OTs/fvTl7+/bNu6MooDB/"
    "qyqy8PLmE7qYpI6cMNqwXEMaT6ACp5UiaqG+afOJElLfgsKpnqXTB3vWZ21aVNar2l9tWl"
    "jYq05ftXBf2SlXtVTCiuR5pCqA54i1BN5kCTxiJvLz/EJK9zIVy59FGqzK9p7muFQ/oTy1"
    "/oYa/Q0l5ms+LsiZUWGBzpO2T49VT5Wy1460bw+LVaE7eZ1w5YZCW3u8cp3ak19FwqmvPp"
    "vuFSVuje92KvO2inY9Dg0V/M4kFUGqC2KwH0DCgySiQV3yq/svhDPH75Bn5vUpnGmysPgU"
    "IGeGLP49YZzDuwXVzKVzl+/aBRqaLYwZlF9nU1FqPajWLjzhKQ+c5GG5+AANXPXc2Wgs7i"
    "JFh3BX+rZR4rGpcDIgsKwHM8HYDMbUGTHMDeuP4X0uMFUrVjqX6WKFXgkzzRIjVCGlUrF6"
    "bCjeO3hH03U9XRO8KRttp0I3s4K+oCZVQZvwTtZBlt+qCneWpNkIW9YgB8GzpZiyswqm7C"
    "zPlMltVsW6GFNs37b4OsxYLVbE8NhSgT5Jo+v2ro59wCOobCwJktaFir9ZamN5U7GxvCmQ"
    "9rQX559BkzKwKUzCStOcotT6sibPMnQ1W22W05R6lps2y2vFLG4wrs732WRaHJYf3OpURt"
    "bJRgoaDumaEQjdU88asNAXY+JOgqRNItyNwTrjPtk//svx0dERgdPJtPyDYhXGup0KHQW6"
    "iMR6D1QRcOYTyi2TCfcPy+/IyDjsiQ5Eun7s2JjShdBkGRjDRxeiD2yTcH6By0GQnv/oCE"
    "qOfXaIgRyBrKLM0UtlTmzXGYXlZoR7yj7O2fswf4DMbAXyrDvn6BKDQZhmj1vOgBlE/JfQ"
    "clhymEcH//BnnkP2OUPNywDAO5zKyD5GOQs9agQphX5sHEUYrzx8HZNRE9rCMrIX3OJGAi"
    "NqmbJXTGt3z6auF8zSy4qU34VgvgdXfwd2jspM4+ZMJPMXF7NhplGjxFsr+tBofczG9THa"
    "vlCHGibcVVQwTdJoQJuXG3l3mCgFXAuLHyB3WmLILax5kGJJ27VEkcfMqVhpUUUOVINcO7"
    "NJzk6Y0bXSwpocdSpEoOlMOYPb3n9+u/52/eE9kdSPzoeb7ueb20/vBWMBaD46326v7m4/"
    "3tx/wWZwErrO0PIm2PbXz90rvCgKB8Lv69sP+JPBU8Kv++uP377i78CK8+hcdW+vrj/jpQ"
    "GiZuO1j90bcWVIgZ8xs5zjMiqa45MlNDTHJxVZE7P6GcGdrlaXpYh0pdIhTft4Nl07BNhC"
    "jyHfH3LWCiAX0m4P5eMdgRhWoDWZTVYAuIBye/Ae7Qq8sVSoAm2aSpcVygOLQn4e0arAip"
    "CiTTvtVqIrEhzibJWyfjGVtkU0Tn+ZllRjZYziHGdItZ66yfNc4QH/wpdc4QSv57hRc5zQ"
    "BqvOcoZUz3Oj59l1i5IblHJBUXvNq2e5G5gVpsanJyg0nFk4wwTZ5XGh5d5CRbRtc0espZ"
    "RHBBx1+LwoiKHcOa6AVPvIre4jN2Zo1FfnsZJ0+uht8tErVNirpN9L0OkZbvIMmxaHt3OY"
    "MOz3POCL1ar2lNG3L+DxfJmz7Lz8KDvPnWR9y0ZZU115mifU+tOCmvewaEdMUYWaIGoRpl"
    "tWosa8LexWvYk1wPIwhRVGqqaiqhc9N6vOTegXp8I3J2k0w7w6w8yZ76+mlkxTapaqySyV"
    "xzA/0Yqu8ClSPc9NnufmBPc2d1LXSFIRVB5PQ6ueoKJdBcw72eQU8YJqVGIKAXtBpEY4He"
    "VhGlHR+uViNLD5BWZ4QMET8DLDJA/yikE4XZD5eJHK2Rn9FgkZAr+94nCNDfYvIjdQpAwj"
    "UcJ0FMJDjvf6zJ8zFnSJ4RXu0BchDpiOVIZkmJYpepT6S4x2wOfDzBAjWCQdzF7xZE15Ty"
    "QDNXtjd+bBKH6c5iJobjkiVEREfsAVLNck2uLDi/5F2EYQ8oHD92CaA1c+Gfvx6ITBH/AF"
    "LjgZwoc9JtZQknMZGhLEgYRDeDMbK0TSBUBhBPEtMtMGPJn88sgUXit0t49zaogsG7CSoq"
    "gYyp+wIOUcw2eG8I3KgYaWB/fElMEIcH3EvCnMph/FuYwpPKUoOsVJ3zUXIlAEsTTiFCKy"
    "l3AknMQoIcmL2VQTb1WQT7WgpTzrRQRJnJAzfU/HjLxqzIiFZwyAIBRcipDnSbVHfkYkgm"
    "2nyBenIn9HRKHz1i6RtxbDAFdIEJwh01AvAbXOxLwVmGV1bTVre5KmhSDXYmiXmD0zj1tq"
    "NqEc4Rajf7CUKPBf01nftvhYOQ5oRfw3Xz0wyDOnuMzTVC20wW28AOYz9Sx8cyV9eIqoGe"
    "VzcNjWlM+ZMJ8iP64yJ0kaPSWbN13oMNA/axioO/MH7kRJRkuQtO8Q2jxHm9AuqqCcIWsf"
    "0ptnq9QdnNrs0lRLVr+U8jIH9Ev2zzStjqZrtAUUqxz02dD1lIPp0pR6mhs9zdoLuO0z/C"
    "qukk0MDdqyM17SGpwH/+uE2nZlBoUkbWsSf5yevD2PUMcfVTh//dL9/Lkw50fSpp7Htirn"
    "R5Zye8ie7krkW97NoGDvqCrhV9zBFgv6RVd2tqJfkW+GykIvIW+Ra/UG42Zjt44cwlWyY4"
    "qsfQJkLfUmEn47RQyJQ72SAoYZwuxmsggW+G4BXrWXBLrbaC8BVC9vbrv3v0Wa3ojN/Hx3"
    "++myQNd7+dvDdTcXIqAaWKvjaTehY9fZaWtxMZLuFYqgpog0pLqg4LYLCuZX8AbQ/RWusd"
    "uot5YCnPp2ld3iE+dgqWR+GVB+/OWeSffOcswTxQlagvcfdUYOdGW1gr2iMg/BrU5lmQfZ"
    "aMkQgu+yYmP4SaJ/+Hti0GdqiUkxiO8SPmUOVhQYMyy60F8IB3N0WDeBYE7Rhxyb+IYovT"
    "By3YJQgprGwZCCLoYDLMLqESOPOlh68l8INf8bRsOLnPw7iYaCOzgA/Cc6W7eOZPN4llfN"
    "f1OPC3o0eWoK2hSZVtGupqIdM+UsrGzbWVjbhbjYl9Qgj0g05qthXurlW4V6uYevxr0C95"
    "wgpRKiuYzQdeewBxf+2YLI1YTDto4K7muxsJ+ZOWLeteN7iyI2Nnm7kpW1RcMebG2exVRi"
    "YkWxcVGv3Amrf10QI/hco1jI4M5PnAR3CB36TBYPw2Lk7gzYSTrlJYGxGx5ERMdOgS8GZn"
    "hCn4LC68gS9eFa4DWJ9b5E0iOCqc7J/vEBRqxGFwd06s88htc8JnK8kv2TA3xGEHtJIM6V"
    "B3IGDUKeFJ9FRmYmP7Vw08tGdypFaVbtqoUcccGGGqz0xn6d2zzIylnn3TnYWjIVKej7Kt"
    "aysH0b47OWCs+qiM7KB2dNQlWIgjwY0ehVvfKqjoTqnjwBVxTJE9R6MtYSzleahwyhnoL1"
    "pPWV5iBLqSdhA5uS4K5X3ZMiYj0Vq09FSohYVh+eET10kpAUplIUy8FZ7R8bEbXIoW0Trr"
    "FbD4Fq3L6QYs1Pl3JhO61wYTvNu7ANALLVIqDSlC0MjMHVZN459iL4yHYkjCLYD6qjKBpn"
    "C93Z3V87G72e7ntrSSL/5loDdv3Mir09Enc7VVryZ2zXY89saacPVF8/M8+CxzSJIBRqbB"
    "JVT78gBgxjQZtFNj8h6qwth1h+sVZ8M90WaqejbuSqifvRqugmSQLlqujUnCmwX1m6FjJh"
    "J0sxYScVTNhJngl7gldTwTls30J8a6hd4poFi7g8QiBsv/3UPC0KEPDYgMFWsFpmhRRpCw"
    "WLHREkQkwqJYkxdczVCkWkKXXUfZNnOeLoFAXGLJ2WGKslxhTnvKbI+D3Z126C+6LMmF1f"
    "KaHxqvv1qvvh+rVkRpgw7KRrmjD9cnFk5MZMi06V7DiUbfGjxcbLOll9B6FMZs+XYmfkYY"
    "SJT3/igeP+yCV9hnn2QcorcKJatZOXhcMo2a0WDHdCMNQJjbeT0HjmFVSUKYc4aN5GdI+W"
    "krexWYVLUl7i5pZTdMi+UNrMKj5wtUyiudXdnV7NrWpuNeJFmVlq5ci0WIZbBele1doRWC"
    "McUfdoThcYbip4Tcn3XhADM8ezoFCS8c9Hoa97BHJ0vj8/65BH2KdHDkX3+se9P4wOUNAZ"
    "R8wNgq/EY0622DKy/UcoLtYUkBRUZ0p9eFObOo4uwNSE6NdoyhSwTtLoA6egtkRhiGW5+j"
    "5BojX4a2jwE9uKIpucptS8cqN55ShgLz3DpfqUqH1r4mg3lnpPhPH1Zo5vFQjv1Z9MhlQb"
    "Q5r8yZjADK6wLSbI9Pw2eX5HFjDmvdm0Nx8reb9k6dqXRLMWD2St66xZ16nVYVodptVhHb"
    "Wq8N6kVBEW3etUVof3Jmu6+l4QY876Y9d9EoojixMOuyLc7S+Ix6Yi+oIELpfAlGPSNbS0"
    "0biG+NX9l5/gL2QtCjVdNY+3RrI2beZ9TTNvvAxUTuY01WYO6NedjOzxvNzpXHU4a89f7f"
    "nbGFannvKb8kxQlY4TZFpj2GjxeNdcuxuSVHXn5ll7drd1lnMy7OvIWPcw4d9hCsWT5aSs"
    "xN1OlZyFy6Y3Fw1VEg9ifinmXUgbv6AmIJN74pc/FtLM0PK4T8aWHyQCxGs25b5wBhhTDj"
    "+mnBWk0N70AJhw8AHuiXdGWevb7ee7T5+uP5B9zqRj7sQaeSK7+8F7TN6NgxMbloocDK54"
    "lI9BfOPMA+kNGnB4EMfFUM5Rh8D3+uhQMvcsH7ujPg4Cd4nlyIdyR8RhzMSLZGjP+Hhd+U"
    "78r8D3hu3bJ1Vszn20XJ4TC2+lrTxNqTmzxu3lqRPbKqoAUZ5ZzNp2Ocb6FSdrGXMbci5+"
    "43D9Ay3MyBvdqzwTZ9iqZ9KFSm0JPHSiqg+uR2RtErJv8Fn/v9kAXfiNAzKDAwl947A1DI"
    "ChIHhChISB+o/8L9wvqS2x+XFEQl5ZiwKVlgzOU4xDEcUnZGyKoIaxsaf52BrAkegxccJN"
    "qWWSBfPjkhVzOHjFVSR38WDjj87+8V/QtALnKDMt/0KmSwie3HXshXw4MRb2LE9/8+CQGL"
    "JeYU/cM+QNHhzZeCNsYJQ7Asa4CECpTqOwI2rU9MQta3ZLU2mjW0a/ZNICnR4yMSVeF7RQ"
    "pZfkXNoFJXIiWS9K3HsUGIOovfbxKq7WrMpFx1Sag240B508rBU+mCyZ/m50baLXzu6qax"
    "PtQI2cTTqsoGDStZlX4rMS3+5Uu61gwx7Flir6VM/lXOgSUYnoMwedRkSQExaPkcKXaANS"
    "nVBayooxh5d3d78cXBCZ75+jvjElaJXoVmsaTMiRNhv6PfeZeUKYnGNfKBHGVQkp1nSBOU"
    "mUhzF81zaFI8x8DE+Djk1D250DuUicgAVgQGAULSfQjdCnGY+OaCxEQbgoW4ix0H6C0i88"
    "hPajafr336kQAKO1pDYJKbI2aee2fAT6Y2ANsfySGvwpMg3/yvDr1NKlE9ImmSk4+1TnOE"
    "GmPQSaPL8Rx6Ks9UgS6jlu8hzrfPA6H/yWoV0rH/wrR4d0bZDuxAQViNrxzU6VoE3DZktK"
    "2V0ycR1/bC/IyKMyYbshJVmDpK2TB8JyachaKMYFMdCnqCeooalxcnRy/vPxsXEgZE3RGQ"
    "ib1MZqF4u8wL2lcVH2/h5UWTUG1PMWoRDuEw8W+Jy/l8I4COUoH4UGYdE96TMYmkl/KU4i"
    "udphP6S92YoGrEOg1olUNp1IRdeMfCWZTZdcqj/bf7y7FSxw17UZdcrssknCDNx9oKwL73"
    "CP2e7+cXl39znFQF/eZNbv7bcvl9f3+8cCfWhk+SXLOj6JVJZ2mqp94fxV20W4tt+Wruy3"
    "uZyaokqmPIpXMDwlKLX9SWvcdDG3BHdXKbwztBatMOdJOq2e0eqZHfqatXqm0eqZ1y7X94"
    "Fa9uJqzAZPewUKmsTdTpWGxsR2vQE2XFJH81d3LvQOfDaJiiSgy/n+t4erTuikIPzW4SZn"
    "vm+zCXA+B8R23Sfp7x6qLS4i3wYXVlpeLVPfUMILYgBMMUAb+0DE/u0cRkEfCGNAp5jh1j"
    "TiFtLRApvwrHIIk+Bi1FlvYgnnDePRQYq+ZduoBpJVpcWrSAd9vDn13GfLhA5xBk0MPsMu"
    "yH7w4vhw0omjAwN1xGD4juvqeJrhYvyq/hPLOBhX5MGVq0dNCEgQaQXO6iJA8FEqYp+g0u"
    "CvDH64X/Vwm4KNbuC5gzAD1PKTUdWLnpzVv4zk6ZOfkfJvI0vXpjnYmIO36VnDooVenm0n"
    "ptD5dtbItyP409V0PinKFup8dl0F0BDX8gfPGgFX/yEo7rxXIFJlm1TKVb5s3ItTCS4nXa"
    "Hrt8hHIKNv+ayPt/sgGIQO1++FBCPM0IyCDBE0ET0ImUUUWyh2Kt9Yz2UxvPG7QCMWJpAs"
    "rfKhLdCvaoHWpTx0KY+2sAi6lEdrWQRdyqMWaUaX8vhzfDK6lEe751eX8thqKY9IqlkW54"
    "ighb6Dm89nnRQi1ZMKZUm1hFLtDpAV2dd0CQhUJF8zve4m0i96BxSst0Z5CBTNRrleKztp"
    "L+u2ku+voN4KyNGqjQb9UPsUqaV+pgORQe6CGFPqj40O6TM78ASQxTe6v950wkSzZfkTah"
    "mlUO1l4WcBizkELoRH67teY7PrVOi7EjOjcH6nqVp4iB+fvFviFIdWFel53xUV5MIPTrW+"
    "Sppse2jv1bWUt4C1ZklrZUmHlu0zT8numyDZvlY3sVX3Z/AgcEAd4nivsVvXo+ulajEuYf"
    "sWrva3S4m4bytE3Ld5ERdYOOu5KLylKnArJtJBW8sHbQ3G1Bmt6NmQpNRmi0br6JIygqJW"
    "o4BUazWqtRpZiWxNrcZNprvdhPhFdUbBQlNWZySsDinHl8w5EtB+/OWexbBWqpSSXjctwf"
    "+POnU/37HMDeK8V6DxiW92qvQ8olROD59HRbuD1XaI75I+i0Iu4JcoiOA6PtBfYFSFdCKJ"
    "iqpi1IUInhDOEEaUBSPooUTFU9tQhXqepOcLGw4ZIKH1O43S72h/Ju3PpP2ZtD/TDgkG2p"
    "9J+zPpT0b7M+n51f5Mr+PPFIhKina6NFULFevnZ8uYkc7KzUhnOSudlBkVQI4pWgjwUjVh"
    "K0rCnuRWslayaiVr05R8nRqUrHXqDbvMswbjvaKUv/JOpzLfb9zmJWVhObIbTlz7ZykDs6"
    "YcVa5Ve2YeL/zGyw+uBEkbT643b5Y5ut68KT+78F7G5g4flQLCQfMWonu8FJN7XMHkHhcz"
    "uVqRuTVF5qsG9f/xf0pj2xQ="
)

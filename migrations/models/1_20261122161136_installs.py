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
        ALTER TABLE "agencies" ADD "whitelabel_domain" VARCHAR(200);
        ALTER TABLE "agencies" ADD "sealed_knotie_key" BYTEA;
        ALTER TABLE "agencies" ADD "onboards_customers" BOOL NOT NULL DEFAULT False;
        ALTER TABLE "agencies" ADD "installed_at" TIMESTAMPTZ;
        ALTER TABLE "customers" ADD "email" VARCHAR(320);
        ALTER TABLE "customers" ADD "mapping_error" VARCHAR(300);
        ALTER TABLE "customers" ADD "knotie_customer_id" VARCHAR(80);
        ALTER TABLE "customers" ADD "knotie_id" VARCHAR(80);
        ALTER TABLE "installations" ADD "plan_id" VARCHAR(64);
        ALTER TABLE "installations" ADD "described_at" TIMESTAMPTZ;
        ALTER TABLE "installations" ADD "uninstalled_at" TIMESTAMPTZ;
        ALTER TABLE "installations" ADD "timezone" VARCHAR(60);
        ALTER TABLE "installations" ADD "version_id" VARCHAR(64);
        ALTER TABLE "installations" ADD "installed_at" TIMESTAMPTZ;
        CREATE UNIQUE INDEX IF NOT EXISTS "uid_customers_agency__8b6377" ON "customers" ("agency_id", "knotie_id");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "uid_customers_agency__8b6377";
        ALTER TABLE "agencies" DROP COLUMN "whitelabel_domain";
        ALTER TABLE "agencies" DROP COLUMN "sealed_knotie_key";
        ALTER TABLE "agencies" DROP COLUMN "onboards_customers";
        ALTER TABLE "agencies" DROP COLUMN "installed_at";
        ALTER TABLE "customers" DROP COLUMN "email";
        ALTER TABLE "customers" DROP COLUMN "mapping_error";
        ALTER TABLE "customers" DROP COLUMN "knotie_customer_id";
        ALTER TABLE "customers" DROP COLUMN "knotie_id";
        ALTER TABLE "installations" DROP COLUMN "plan_id";
        ALTER TABLE "installations" DROP COLUMN "described_at";
        ALTER TABLE "installations" DROP COLUMN "uninstalled_at";
        ALTER TABLE "installations" DROP COLUMN "timezone";
        ALTER TABLE "installations" DROP COLUMN "version_id";
        ALTER TABLE "installations" DROP COLUMN "installed_at";
        DROP TABLE IF EXISTS "crm_grants";
        DROP TABLE IF EXISTS "crm_events";"""


MODELS_STATE = (
    "eJztXWt32ziS/Ss4/hLnrNrjV5xsPLPnyI6S9rRj9zpOZ3qSPhIkwhJGFKghKau1Pf3ftw"
    "p8iG8TEiVTDL4kFogCyVsggLqoKvyxN7EMZjoH7SETg8XeW/LHnqATBn8krrTIHp1Ol+VY"
    "4NK+KatSrMOZLKR9x7XpwIXyB2o6DIoM5gxsPnW5JbD2rWBESizOSW9gTaZULLrc6BHuEO"
    "46xJrSf88Y4QbhgrgjRi7vPrZIb0pnDoNajmtNHUJNk1gPsr7BqcnF8ADvblgDuD382uSN"
    "volvomeJvkVtw+kOZlBxwmyn95ZQ4sz6P9DBwJoJF5qkLvlJWC5nxLCYQ+BPMhbWHB/ApW"
    "Mm/Bvb7ID05iPuMpP2mdk1rAnlovdNQL05XpZP570KcUbW3Akel8yEwWzvbeaC9G0qDHgF"
    "LhwXHpwZXer2grovQIpPWPA2JnVc4leU2M0EBzi6rjVk+EyA4NffoJjDHX4H3fo/p+PuA2"
    "emEesr3MAGZHnXXUxl2efPV+/ey5qol353YJmziVjWni7ckSXC6rMZNw5QBq/BmzKbusyI"
    "9CIxM02/wwVF3hNDgWvPWPioxrLAYA90ZmJf3Pvrw0wMsAsSeSf85/R//EeLVOt2b27vu5"
    "86993uXqrr4iMkOplfNLAEdnsuXATqjz+9dpeAyNI9vMHlj+27/ZOzlxICy3GHtrwo4dr7"
    "UwpSl3qiEvQlyssunEb7ckTtbLTjUgnU4aE3g3cA1QbA3ZvQ37smE0N3BD/PTgvA/qV9J/"
    "E+O5V4WzAweSPWjX/lWF5C2Jcwy/8VAA7qVwNtULDEdjmMbh3c48PDEuhCrVx45bU4vt74"
    "mkb4wrJMRkU2yEuhBMx9kNoUzmHJdoeIi9vba2x54jj/NmXB1X0C388fLzp3+0cSdqgEMw"
    "cWX93cJ7BOz1KKuGc3oHWgoIPUxK4yuGQKrzTS+EP0dzTQOIziEmgsV2DdMVtk9H0uqL3I"
    "hj5TPNnzF6637N0t8Is6/vXtRazjA8IXVzftu1/3P7b/IeGfLPxL17c3H4L60bXMxa/3nX"
    "ZCGdElaVoP7wA6XJzmLBgTsgklGL7wQfBHoxRyf/Wx8+m+/fHnmFbete87eOU4ppCgdP8s"
    "8Z2EjZAvV/c/EvxJ/nl700lqLqx3/889fCY6c60uWCxdakQxCYqDopimBzZD3FfQc1yyAi"
    "3XbnUFL2jcCnPh98AdUbv/saS0jvbgwzhiq2BBnw7Gc1gydGNXIt2jYCXii77/6Q7mPAlu"
    "uh/4vMSl38wO9oI/g34flC57Q2q8lCisCdVVpKmmwjW0KVZfC6cP2EZTAZpb9tiZ0gFbE6"
    "QvQTtNAgrHLevYyhvJ0pcmx5NkCRV0KF8J7413Sg5UGeRqdBDLp1djI2Y5fjUQQbKPCp86"
    "zGZIs6tKjnNq8wHrTpndnXAxc5nHnApy9Jejw8NDAtO1wd0W6Y0s6ExeFUfWGVlzAoAsiF"
    "9IKLEZdAHHJQ5z4afDDdbCO1gmHyykzBzZUqQqwwcajKgASPHBZDmMYfDcxJ6Z0OK+w1jI"
    "yP4sm3l5QHr+ah1Z3v0ettT9Njs+PD7rvfwmqDDCCsFNgprcCCsSVJK8o4N/hI8TkrnnZM"
    "7h05jJx50Q7uLjU2Ja8ITEEvhi8lYTUCk8XZfZtmX3oLWF/5bQoBWSznO6aBGO2MP3FvDY"
    "GVzsV49ml1ZI+JZ7v2mKtk4UreYON8wdJkakNNZXws1hEDNEE7DzzU3/OGAebgr3IT7FD8"
    "dHp69P35ycnb6BKvJJw5LXBZpIE1bR4VwB4KTY9sA92RFgvdkuDenfP93e5HTaUCJpDfOB"
    "S/5DTO5sDNXIeNyfcdMFi+QAb/scQzIiFDOEg1EiJKUiA8hlBiWFDVzojYhnI8HZhHJTZW"
    "YMBZpHdp8cl5kZoVbuzCivxQFeLgkVQI4JNQ/oN2VwfpMP85s8lCPWwwpwJ6Q17k/jHjOl"
    "VCBPCTYP7ZNSC+2TgoX2SXqhrUn8fPSbReJHte4xDJmjWj5XEBOqkjKoB1u4AkOQ2hdJIp"
    "yG971lMz4UPzFvM1pS9mKQZaSm/DJ3E9YUCQvFNp2HzFW8W8H7w1szb3V5B9387uoSlphl"
    "9pvEbNJfe7fpZyhjN7Kl3ZsuSu0PgMVjrAnSNTTRoA4Znw+paa67YwlNNBUeJqCRdbeWrp"
    "kxZHYHmmrSuKa2uZS9AZyP661g9xb8U/ku8C6OYb7jfRVotZdNNQQoxW3LWHfJ2LpMdqf8"
    "7cuUJ0O5LcxoJAXut3kxENMp7ptx95z0cL8NBZ4K6cje9qyueblVGo+4kNt/0CPihX4cxz"
    "IUwwm2NmUshjMbjAh7hKG0RfoLMh9x+A2wMdxTdDxxyzTO4W4eXH2/YS9KRMh9yxZhPyBz"
    "Jh9Bhnv8H0iTuQwigW6gIz3qYiS0CrYRI31PhexIiOlYjwTPoWM9tr1fiyMQDkAqGEdlms"
    "fWnZVB+Swf5LMUxo9g3aqPFXGpBuJc+VgxNakqyBERjfDTCMNqyZ1lGJH5AC8ltjcig5nh"
    "8ke2qRVFclQuNSgXjMlJkHUgxvcSiBE3QFR1nZbW2q6ztqM2oaquk7Ja03XWtN6bzZ889d"
    "6s3pt9gnZJh6Ipglrsv7NhequWoOoN72ff8E7vMqX7eVoLwYZISR2sE3RZh679pA4Sn3YZ"
    "LeSBPgyiCdfdiioblljPFdfaG1He62fsQIW4FETO2ZPuMjL06X2nexl+ZttMuGRKuX1Oej"
    "DQWTN7wIJtIBkXttw7euEQy46k54LfT2w+beAecgfKJ/R6RMp4jWD7zlsyH1kMLpMH6AoY"
    "qYbFZA6wYDgdourtbvkttOTekc2mJkaLEmHJTSgbd6EOcO9pxmK7TjI0z7QGY2Ja1hiaf3"
    "BlRrK3MujvAd5tROgIlmW42cV+n3J70cL3ocLCzSfoE4uSm1JfJd3jES/yIbzoN71P9Wz7"
    "VJGOq8LaJcT0PlUpZlRpEyUU2CIvOrQsY1P9d9OsqD/2pSHODXeLSGwv0m1XQgj93EkwgT"
    "HHgTF9zLJ8mJ5OvpRsQKdfWjH9ko+nPyGvoZFUC1olq6pkYE0zxvR79nvOiBMKbHFMf4b1"
    "yH3nH/cxvFOxnjG4g+rJANBE/CEuPJmzAmcal2wgZ7ojHGm5TRDPLlBU8VJKq7fW6tUceO"
    "UceNQ7VxHYDNE14E0uCOrAF2oqvGlUeHFUhSIdvmZIRR16+JOqyPjI1VlxRcp3mWMug/aN"
    "JaDLp37j+e5KnkrhxwP4icgeLT5gZGpbj9xgyNNKm6cXMqZeqIBD5qw/sqwxgYkMxgIn5y"
    "CK6trW7vs1GOdbBbSo9irfsFd5NntR4FKeQ1ZsjGqO9GIYog681O0HyzHpQLC5R6FsrGtv"
    "nJL2GbopXzm1ekRWs0grskjaGSz/C9DOYNoQ1sZavY21Z03UsSuQx6lsDBFeE6Zf0PzoYE"
    "NNQkkp04KiTRrtWBlWaaLf5dulU6zYjfT1cqapJ0D2e+zo7LT30jtbcEAFkV46Mje2s8xL"
    "TZdZq73s1DNBHQeGLWZkW6fVNp+ZvXoetdvxNjp3db2sVqmTFM4FGTr9+o20Wqv2LxF8MF"
    "amBSIyDdjy1UcLNiqjL+Ys6SJyK5ieSVkdb1bnXVdNMeSPac2lGJ49OGp3vmiF7fZwFawI"
    "a1JO0zfF9E3M2liTwWnikVetBImT7F85PE7WAFEBwgpxZfUcFTYRWJbTs8dssSb5057yn1"
    "iTGMl4t9SZWivKQOpxOhNWUUZNQNNtx5psxqeuGtCYBCKDTczAKp9RRP7d7S6VpRDriKkh"
    "pbg8/M9nAc9Jz2syjCj0oXSIa/npKl08ym8665vcGeEJfYJlBzpWfYM1XF+8eysuu2JCOt"
    "C/kD/0dKoWCRiVaSCPeFSKSDwqYBKP0lSih5kqmRiX0nRiGToxNkqpg50fIbhJvL2xsxuO"
    "ndvB/7QM/Kf56J+mwLdmbt+aCVU2Nyqm+dwn+NyUAb2aU7UI9z3Xcqdec+++DlPqk3ZgbE"
    "ERswIv258u2+86VfpR+4Ze1gIzNAEL1pWed57CJjXUhrWdwYcwAIU503/82L4k8EEyL4UF"
    "oogVSW/MjV6L9HAv4LRHwOTydp1BzBlZc4ErRu56uSeyN603e7uKvazzJ4uGJkE4KXcqWc"
    "GhZC+fWHB6mleBeinROLird/AdKx5u2NhVfPVrGzkIqYAbCjQR3jLo5oOrTy78LjelaxTQ"
    "X0+eshFattmjNV7pY45Lai3XWcvaleh70XS9SPj6KnZ1x4c8LkZ5T76ZkRStNfmYJzix6r"
    "gbeZhqBnMTHLKaz9uEJ7k+Tdq0Q0f+Fw5BuTTRkq4is41aU4xWn4+4yTAcQNIpFhIocyoP"
    "yrOJPRMO2Zd8SxevY3LTly3SG84AGxiuZ8LlZg9ThzrMy1Yqj6vz0ofSb8LgFPTaw//8c+"
    "5GFgAna2Jh/PC8o1Ni0IWDAjj6+LdEKf8G8GgP8FSYozA/RiHq0oKjmNf7k3EKX/eiL6WY"
    "hPSCD3NTCmaOcBnZBP2OXF9mwssm+N/Hxycnr48PT87evDp9/frVm8MwrWD6UlF+wYurD8"
    "hXx2atwCE5nx5aKjClhKJI8YhQA43t6iMbYt+CwqyelNMTe3IDbJqZorFw82uanZNxgxtf"
    "wbiyU/teUZhj85Gq9ZES1uZHnc2PcDGR1nPbtmlOtoqYVELBJnc2FkIbCSrsz7jpcuEc4P"
    "2eI64wgv7X3xJfUHzFpfoJpaX1N1Trbyiir/koI0NCwfZbWrR5x2JuxBPp2YNxmrPEKuBO"
    "nieioabQbjykYZPsSdt12WSa7VvtX2oV+r54lRR8Xzy6ws/uN7Uxu5/PT0ysie8ALR1SGC"
    "jZccn+0V+ODg8PycBmBndfZnu4rNuopGqQNvGPa6HIzzjEYS6hDjeYpES4i24xjDos4GTk"
    "uS6UONzEe8jljx0cKwPiRkAUlTmyBQf7PSjVh7c8x2DXKuBH9JyyEbO94KiWjphNUvNHDN"
    "znOLYFqs6U3YT3/vdz53Pn3VviSX8T767a11c3H97K4QJQ/iY+31ze3ry/uvuI1eBrscQD"
    "tydY9+fr9iUWyuQy8Ltz8w5/MnhK+HXXef/5E/622QNu7H0Tl+2by841Fg0QNRPL3revZM"
    "kDhVHKSI6e5ZzzS/nmF7jmp9JP4AjdncK3MeFiltULcqnfLNHtHSuzeS64spNlcDZTY9UD"
    "iSbBuRVqXR+r8L2Y9Pm02BMaLmDGNG1TKx1HFviqWk6Iaj3XWs94CKfCwiOsrw+xS856oB"
    "VYkqqAGZHQcCbhDA47yN8szmeOs2QroY5rFMGxkWDhEDgqnHkWs/n3T2CkFWO+FE0O/Xzg"
    "kv+QkntguzPoIyax8T51Al3ysLnEQI4NJE+gGzFkNdXXWFE5PfXWeeqV/MUqAQkROa3hOm"
    "vY4A68nWCS+e3asC5WywuQJ9+8XdCzMnPZWf5UdpaayfrcRFvTYXBfpUVZWnCltVnd4N7Y"
    "6gy+me6ED2xrkJNnvoBrK2qlQahvmX5zmOuuRtDEJfXkUufJxWbovrlisFtMVOu5znpewV"
    "dau0mX9+Hxczeu67/TrBSQraTvzrJD1cpvR8Ke4bQTqCPfYydM+1nOXQern5OetwQHvAzW"
    "I1QYQUmPOHRB5qNFLKQp/O0QYbn+9nW2506F7UsnHt/DBxPy9LwTV7DDkSk65vgOGS3iWF"
    "5OG3QJcgDA0C+IOmNmEHeODkQP0DW9KKoHbjuu96RwBygfMnsKL+El08EaI+qMvMQ4Dulb"
    "xqJFeh4Z1POciZatBHfCZ3cts2SMVeStMqKsMmp6U5x0J1qG6cSvaa+iZ/Uqqu154vUYmd"
    "d1LrJmdlZO83zKYSmho9lKRLM92NZkhbDBhJiGugTUOj5zKzDrtLzbTMurk8WWwL/6hGpw"
    "OxfW/IrdPC7VQBK+8pyAj9Tm+OYZtHD+RnJMaK0t5NU6eUYYJd72ORbWG9lZnjCX4npcRS"
    "dRGa2SylWigwC+2yAAa+YOLLXc/BGR5k1C1a9oI6SaCsoJseYhXf2ySt3Dock+Da9KRXa/"
    "KojsfpWO7I6Rlymgn9r2i8vqMItab/xh7oM+e7DsjGGrWNFxSa3mWqtZuwE2XcMDmP6GTD"
    "EMMSLUmNiALftBRbcLldYkMbHmLUxOSy1MTgsWJqfphUlkPzirowtq56TLSggmc9EtXI8I"
    "2i3Ai/quzwmEIxegenF10777NWQQwuHr+vbmw0UGh3Dx632nnSSUlSM2dKBGFdyNzouxka"
    "1rnfpbp6+qlQtcqfRV6R5cAbrfe2p1tQPPo7m4EqsQlUPPl2m/GoK32rHeqgnUBjLf115W"
    "AjX/UqswgZpXqaRH5hd0JqShJyP6Hb4lPfpIuVRKD3PLO1MwkFukN2KYzqy/kI6Ljn/U35"
    "yibyJWcXvxPO8xz8wN3Qc9NNvQsFgEedmGNhXQwch/EWr8C+4mz+UmfyPhreAK3gD+k42t"
    "e+Jg/dYsdTiNs2LXxlB5aoZ/TEyb/quZ/iOmnPaJbTvtU7MQl+OSGuShiMZ8NcxzvceKUM"
    "/3HNO4F+CeMqRUIl7KGF2Kp1+vY3LVYbLdRL7gNU9QMobM7gjXzjwCO3q5cClryopdGNps"
    "zlRCjEZUDGXCXiqIvx4+Jz3/cw1jbPwrLxziX/GPQMK0vHMOPWUGy0k6dXLijCq+iQw2ms"
    "K6GBbDEzr2T2bCJVEfynxvHMwNLKPp5ZFMZP/oJUYvhYUDOnVnNpOHQDGZPIzsH7/EZwSz"
    "l/jmXH6AkF8hWJPis3gRP9FPLRj0klFDStE/+iymaiey/KXz7kxsDVFFDPq+ym5ZUL+Jfv"
    "+l3P4LvP7TTv+TgApRsAdDGd2rV+7VoVHd9WbAFU3yiLRWxlrG+Up6SAhqFaxnra+kg6Sk"
    "VkIFg5JcXa86JoXCWhWrqyJmRJTlwxOmhw4+j6cIk6ZYCs5PE2qa+RnBAqEGpf86OX59Fv"
    "Ze/FHUXz99bF9fZ/mybdm1vnbjQmxpflLKhe2kwIXtJOPUNIBsNc/6uGQDHa6xNxm3wlz4"
    "H9mOuOf640Gxd27t9kJ3dvTXzkbPx31vLefWLxYfsM4jy/b2iFxtFbHkj1ivyx5ZaacPpK"
    "8fmc3hMQ0iBSWNTeaWPXamdMDOSQ9uw6HOIpn3CjlrLgh3s1nxaprNZKfDZrxes2xHU9F1"
    "sgTyqeiYzhSWX0m5Bi7CNnJ07RheTQXnoH4D8d1AUmzLyOjE+RECQf3tp3xoUICAzQYMho"
    "LVInZjog00LHbEkCgV5zeiwlgt73ZcUkdz1lnL4YpO0WBMymmLsdhijK2c1zQZv0Tb2k1w"
    "n7QZk/0rZjRetj9dtt91ni1Psz3JtRjDa63CfM32ZE1rEey4OeuPLGsMAEkrzoFFJVztL4"
    "jNppLAI/6qnTMH/fZxp4su0xtf3n18AX/hUFzCjKz8fmv4+2sT8jlNyGU3UDFs4lLVmDd1"
    "Or6ulPF4VGA8HmnjURuPNVrqbCYzoDcnqBoUETFtNNbanNg1dqAmcXk7p2dNDjRVy2tFBl"
    "VnY92Bwr+ACuWTpaysyNVWkZ2F3aY7lxVVYlfQRZnZ5/LkF0+agE1uy1/uKHLwy4i7fiwJ"
    "lpkUijDKY0Qd+DF1cs/HqfAGGLNyD9fkO6Ot9fnm+vbDh847su8wJsUmfGjLBAEv32L8N9"
    "6cmBaeV4M3gxKbYvpz4jD7EY/UgUvyDJ4RPHILD+75JiiZ29xl3gk73DuhhwvvoawhEYwZ"
    "WEgezJkzWte+k/8rrHuD+s2zKqpL1Z9vz8mOt9r5ijFJvTKr3Vgem7F5VhKRfOd0vsa5pX"
    "XTYxXHxdZkXmwzmw9GWXOif6VwPqTLOk/NhPngVszcfS+03ZqHFa8QXlgY5rb981a258nx"
    "6lUZT45Xr/I9OfBawqcePioFhP3qDUR3I1QnHkaTmXEjn5CLiGhOTpGTe9bJ7M//B4zr0D"
    "c="
)

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
        ALTER TABLE "agencies" ALTER COLUMN "onboards_customers" DROP DEFAULT;
        ALTER TABLE "agencies" ADD "installed_at" TIMESTAMPTZ;
        ALTER TABLE "customers" ADD "mapping_error" VARCHAR(300);
        ALTER TABLE "customers" ADD "email" VARCHAR(320);
        ALTER TABLE "customers" ADD "knotie_id" VARCHAR(80);
        ALTER TABLE "customers" ADD "knotie_customer_id" VARCHAR(80);
        ALTER TABLE "installations" ADD "plan_id" VARCHAR(64);
        ALTER TABLE "installations" ADD "version_id" VARCHAR(64);
        ALTER TABLE "installations" ADD "timezone" VARCHAR(60);
        ALTER TABLE "installations" ADD "uninstalled_at" TIMESTAMPTZ;
        ALTER TABLE "installations" ADD "described_at" TIMESTAMPTZ;
        ALTER TABLE "installations" ADD "installed_at" TIMESTAMPTZ;
        CREATE UNIQUE INDEX IF NOT EXISTS "uid_customers_agency__8b6377" ON "customers" ("agency_id", "knotie_id");"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP INDEX IF EXISTS "uid_customers_agency__8b6377";
        ALTER TABLE "agencies" DROP COLUMN "whitelabel_domain";
        ALTER TABLE "agencies" DROP COLUMN "sealed_knotie_key";
        ALTER TABLE "agencies" DROP COLUMN "onboards_customers";
        ALTER TABLE "agencies" DROP COLUMN "installed_at";
        ALTER TABLE "customers" DROP COLUMN "mapping_error";
        ALTER TABLE "customers" DROP COLUMN "email";
        ALTER TABLE "customers" DROP COLUMN "knotie_id";
        ALTER TABLE "customers" DROP COLUMN "knotie_customer_id";
        ALTER TABLE "installations" DROP COLUMN "plan_id";
        ALTER TABLE "installations" DROP COLUMN "version_id";
        ALTER TABLE "installations" DROP COLUMN "timezone";
        ALTER TABLE "installations" DROP COLUMN "uninstalled_at";
        ALTER TABLE "installations" DROP COLUMN "described_at";
        ALTER TABLE "installations" DROP COLUMN "installed_at";
        DROP TABLE IF EXISTS "crm_events";
        DROP TABLE IF EXISTS "crm_grants";"""


MODELS_STATE = (
    "eJztXWt32ziS/Ss4/hLnrNrjV5xsPLPnyI6S9rRj9zpOZ3qSPhIkwhJGFKghKau1Pf3ftw"
    "p8iG8TEiVTDL4kFokCqVsQgLr1wB97E8tgpnPQHjIxWOy9JX/sCTph8EfiTovs0el0eR0v"
    "uLRvyqYU23AmL9K+49p04ML1B2o6DC4ZzBnYfOpyS2DrW8GIlFick97AmkypWHS50SPcId"
    "x1iDWl/54xwg3CBXFHjFzefWyR3pTOHAatHNeaOoSaJrEeZHuDU5OL4QE+3bAG8Hj4tMkH"
    "fRPfRM8SfYvahtMdzKDhhNlO7y2hxJn1f6CDgTUTLnRJXfKTsFzOiGExh8CfZCysOb6AS8"
    "dM+A+22QHpzUfcZSbtM7NrWBPKRe+bgHZzvC3fzvsqxBlZcyd4XTITBrO9bzMXpG9TYcBX"
    "4MJx4cWZ0aVuL2j7AqT4hAXfxqSOS/yGEruZ4ABH17WGDN8JEPz6G1zm8ITfQbf+x+m4+8"
    "CZacTGCjewA3m96y6m8trnz1fv3suWqJd+d2CZs4lYtp4u3JElwuazGTcOUAbvwTdlNnWZ"
    "ERlFYmaa/oALLnlvDBdce8bCVzWWFwz2QGcmjsW9vz7MxACHIJFPwn9O/8d/tUizbvfm9r"
    "77qXPf7e6lhi6+QmKQ+ZcGlsBhz4WLQP3xp9fvEhB5dQ8fcPlj+27/5OylhMBy3KEtb0q4"
    "9v6UgtSlnqgEfYnycgin0b4cUTsb7bhUAnV46c3gHUC1AXD3JvT3rsnE0B3Bx7PTArB/ad"
    "9JvM9OJd4WTEzejHXj3zmWtxD2JczyfwWAg/bVQBtcWGK7nEa3Du7x4WEJdKFVLrzyXhxf"
    "b35NI3xhWSajIhvkpVAC5j5IbQrn8Mp2p4iL29tr7HniOP825YWr+wS+nz9edO72jyTs0A"
    "hWDrx8dXOfwDq9Sinint2B1oGCDlILu8rkkim80kzjT9Hf0UTjMIpboLHcgXXHbJEx9rmg"
    "9iIb+kzx5MhfuN62d7fALxr417cXsYEPCF9c3bTvft3/2P6HhH+y8G9d3958CNpH9zIXv9"
    "532gllRLekaT28A+hwc5qzYUzIJpRg+MIHwR+NUsj91cfOp/v2x59jWnnXvu/gneOYQoKr"
    "+2eJ30nYCflydf8jwY/kn7c3naTmwnb3/9zDd6Iz1+qCxdKlRhST4HJwKabpgc0Q9xX0HJ"
    "esQMu1213BFzRuhbnwR+COqN3/saS0jvbgwzhiq+CFPh2M57Bl6MbuRIZHwU7EF33/0x2s"
    "eRLc9DjweYlLv5sdHAV/BuM+uLocDan5UqKwJlRXka6aCtfQpth8LZw+YB9NBWhu2WNnSg"
    "dsTZC+BP00CSict6xjK28mS9+aHE+SV6igQ/mV8Nn4pORElUGuRiexfHo1NmOW41cDEST7"
    "qPCpw2yGNLup5DinNh+w7pTZ3QkXM5d5zKkgR385Ojw8JLBcG9xtkd7IgsHkNXFkm5E1Jw"
    "DIgvgXCSU2gyHguMRhLnx0uMFa+ATL5IOFlJkjW4pUZfhCgxEVACm+mLwOcxi8N7FnJvS4"
    "7zAWMrI/y25eHpCev1tHlne/hz11v82OD4/Pei+/CSqMsEHwkKAlN8KGBJUkn+jgH+HrhG"
    "TuOZlz+GnM5OtOCHfx9SkxLXhDYgn8YvJRE1ApvF2X2bZl96C3hf8toUMrJJ3ndNEiHLGH"
    "31vAY2dwsV89ml1aIeG33PtNU7R1omg1d7hh7jAxI6WxvhJuDoOYIZqAnW9u+ccJ83BTuA"
    "/xLX44Pjp9ffrm5Oz0DTSRbxpeeV2giTRhFZ3OFQBOim0P3JMdAdZb7dKQ/v3T7U3OoA0l"
    "ktYwH7jkP8TkzsZQjczH/Rk3XbBIDvCxzzElI0IxQziYJUJSKjKBXGZQUtjBhXZEPBsJzi"
    "aUmyorYyjQPLL75LjMygitcldGeS8O8HJLqAByTKh5QL8pg/ObfJjf5KEcsR5WgDshrXF/"
    "GveYKaUCeUqweWiflNponxRstE/SG21N4uej3ywSP6p1j2HInNXyuYKYUJWUQT3YwhUYgp"
    "RfJIlwGt73ls34UPzEPGe0pOzFIMtITcVl7iasKRIWLtt0HjJX8WEF3x++NfN2l3cwzO+u"
    "LmGLWcbfJGaT/trepp/hGruRPe3eclHKPwAWj7EmSNfQRYMGZHw9pKa5rscSumgqPExAJ+"
    "u6lq6ZMWR2B7pq0rym5lzKdgDn43or2L0F/1TuBd7FOcwPvK8Crfayq4YApei2jA2XDNdl"
    "cjjluy9TkQzlXJjRTAr0t3k5ENMp+s24e0566G9DgadSOrLdntV1L12l8YwL6f6DERG/6O"
    "dxLFMxnMC1KXMxnNlgRNgjTKUt0l+Q+YjDZ4CNoU/R8cQt0ziHp3lw9f2OvSwRIf2WLcJ+"
    "QOZMvoJM9/g/kCZzmUQCw0BnetTFSGgVuBEjY0+F7EiI6VyPBM+hcz227a/FGQgnIBWMoz"
    "LNY+vOyqB8lg/yWQrjR7Bu1eeKuFQDca58rpiaVBXkiIhG+GmEYbfkzjKMyHyAlxLbm5HB"
    "zHD5I9vUjiI5K5ealAvm5CTIOhHje0nEiBsgqrpOS2tt11nbUZtQVddJWa3pOmta+2bzF0"
    "/tm9W+2Sdol3QqmiKoxfE7G6a3agmqdng/u8M77WVKj/O0FgKHSEkdrJN0WYeh/aQOEj/t"
    "MlrIA30YZBOu64oqm5ZYzx3X2o4o7+tneKBCXAoy5+xJd5kZ+rTf6V6mn9k2Ey6ZUm6fkx"
    "5MdNbMHrDADSTzwpa+oxcOsexIeS74/ITzaQPPkB4on9DrESnjdYL9O2/JfGQxuE0eYChg"
    "phpeJnOABdPpEFXPu+X30JK+I5tNTcwWJcKSTigbvVAH6HuasZjXSabmmdZgTEzLGkP3D6"
    "6sSPZWJv09wHcbETqCbRk6u9jvU24vWvh9qLDQ+QRjYlHSKfVV0j0e8SJfwst+036qZ/NT"
    "RQauCmuXENN+qlLMqJITJRTYIi86tCxjU+N306yoP/elIc5Nd4tIbC/TbVdSCP3aSbCAMc"
    "eBOX3MsmKYni6+lOxAl19asfySj6e/IK+hkVQPWiWrqmRgTTPm9Hv2e86MEwpscU5/hv3I"
    "fecf9zG8U7meMbiD5skE0ET+IW48mbMCZxqXbCBnuiMcaTkniGcXKKp4KaXVW2v1ag68cg"
    "48Gp2rCGyG6BrwJjcEdeALNRXeNCq8OKtCkQ5fM6WiDiP8SVVk/MjVWXFFyndZYy6D9o0V"
    "oMunfuP17kqeSuHnA/iFyB4tPmBkaluP3GDI00qbpxcypl6qgEPmrD+yrDGBhQzmAifnII"
    "rq+tbh+zWY51sFtKiOKt9wVHk2e1EQUp5DVmyMao6MYpiiDrzS7QfLOelAsLlHoWxsaG+c"
    "kvYZuilfubR6RFazSCuySDoYLP8XoIPBtCGsjbV6G2vPWqhjVyCPU9mYIrwmTL+g+dHBjp"
    "qEklKlBUWbNDqwMqzSxLjLt0un2LAbGevlTFNPgOz32NHZae+ld7bggAoio3RkbWxnWZea"
    "LqtWe9WpZ4I6DkxbzMi2TqvtPrN69Txqt+NjdO3qelmtUicpnAsqdPrtG2m1Vh1fIvhgrE"
    "wLRGQa4PLVRws2qqIv1izpInIrmJ5JWZ1vVmevq6YY8ue05lIMz54ctTu/aAV3e7gLVoQ1"
    "Kafpm2L6JmZtrMngNPHIq1aCxEmOrxweJ2uCqABhhbyyes4Km0gsyxnZY7ZYk/xpT/lPrE"
    "mMZHxY6kqtFVUg9TidCauooiag6bZjXTbjp66a0JgEIoNNzMAqn1FE/t3tLpWlkOuIpSGl"
    "uDz8z2cBz0nP6zLMKPShdIhr+eUqXTzKbzrrm9wZ4Ql9gmUnOlb9gDVCX7xnK267YkI60b"
    "+QP/R0qpYJGJVpII94VIpIPCpgEo/SVKKHmSqZGJfSdGIZOjE2S6mDnZ8huEm8vbmzG86d"
    "28H/tAz8p/non6bAt2Zu35oJVTY3Kqb53Cf43JQBvVpQtQj9nmuFU6/pu6/DkvqkHRjbUM"
    "SswMv2p8v2u06VcdS+oZe1wQxNwIJ9pRedp+CkhtawtzP4ECagsGb6jx/blwR+kMwrYYEo"
    "YkPSG3Oj1yI99AWc9giYXJ7XGcSckTUXuGPkrld7IttpvdnHVRxlnb9YNLQIwkm5U8kKDi"
    "V7+cSG09O8CtRLicbBXX2A71jxcMPG7uKr39vISUgF3FCgifCWQTcfXH1y4XfplK5RQn89"
    "ecpGaNlmj9Z4pR9zXFJruc5a1qFE34um60XC11exqwc+5HExyj75ZmZStNbkY57gxKrjbu"
    "RhqhnMTXDIaj5vE57k+jRp0w4D+V84BOXSREu6iaw2ak0xW30+4ibDdABJp1hIoMypPCjP"
    "JvZMOGRf8i1dvI/FTV+2SG84A2xgup4Jl5s9LB3qMK9aqTyuzisfSr8Jg1PQaw//88+5G1"
    "kAnGyJF+OH5x2dEoMuHBTA2cd/JEr5D4BXe4C3whqF+TkK0ZAWnMW80Z/MU/i6F/1SikVI"
    "L/gwt6Rg5gyXUU3QH8j1ZSa8aoL/fXx8cvL6+PDk7M2r09evX705DMsKpm8V1Re8uPqAfH"
    "Vs1QoCkvPpoaUCU0ooyhSPCDXQ2K4+syH2W1BY1ZNyemFPOsCmmSUaC51f0+yajBt0fAXz"
    "yk75vaIwx9YjVesjJazNjzqbH+FmIq3ntm3TnGoVMamEgk3ubCyFNpJU2J9x0+XCOcDnPU"
    "deYQT9r78lfkHxHZfqTygtrX9Dtf4NRfQ1H2VUSChwv6VFm3cs5kYikZ49Gac5W6wC7uR5"
    "MhpqCu3GUxo2yZ60XZdNptmx1f6tVmHsi9dIIfbFoyv86n5TG6v7+fzExJr4AdAyIIWBkh"
    "2X7B/95ejw8JAMbGZw92V2hMu6nUqqBmkT/7gWivyMQxzmEupwg0lKhLsYFsOowwJORp7r"
    "QonDTXyG3P7YwbEyIG4ERFGZI1twst+Dq/rwlueY7FoF/IheUzZithcc1dIRs0lq/YiB+x"
    "zHtkDTmXKY8N7/fu587rx7Szzpb+LdVfv66ubDWzldAMrfxOeby9ub91d3H7EZ/Fos8cDt"
    "Cbb9+bp9iRdlcRn43Ll5hx8ZvCV8uuu8//wJP9vsAR1738Rl++ayc42XBoiaidfet6/klQ"
    "cKs5SRnD3LBeeXis0vCM1PlZ/AGbo7hd/GhItZ1ijIpX6zRLd3rMzmueDKTpbB1UyNVQ8k"
    "mgTnVqh1fazC92LS59NiT2i4gBnTtE2tdBzZ4KtqOSGq9VxrPeMhnAobj7C9PsQuueqBVm"
    "BLqgJmRELDmYQzOOwg31mczxxnyVZCHdcog2MjycIhcFQ48yxm8++fwEgrxnwpmpz6+cAl"
    "/yElfWC7M+kjJrH5PnUCXfKwucREjh0kT6AbMWQ11fdYUTm99NZ56ZX8xSoJCRE5reE6a9"
    "jgDnw7wSTz27VhX6xWFyBPvnle0LMya9lZ/lJ2llrJ+txEW9Nh8FylTVlacKW9Wd3g3tju"
    "DH4z3Qkf2NYgp858AddW1EuDUN8y/eYw112NoIlL6sWlzouLzTB8c8Vkt5io1nOd9bxCrL"
    "QOky4fw+PXblw3fqdZJSBbydid5YCqVdyOhD0jaCdQR37ETlj2s1y4DjY/Jz1vCw54GaxH"
    "qDCCKz3i0AWZjxaxlKbws0OE5fru6+zInQr7l0E8uLkOgpL8njxHsdPtM3fOmN/lyJoT68"
    "GV8TuYreUVuTG4IXv0mByMBcL3YwahQzyXEPr3I4iw4E/PO9EFBzSZYuCPH/DRIo7ldYch"
    "Rw4oKIw7os4YOnPnGKD0AEPfy9J64LbjekjAE+D6kNlTAMkr1oMtRtQZeYV3HNK3jEWL9L"
    "xX7HnBSstegichNq5llszhinyrjCyujJbeEirDlZZpQPF7OmrpWaOWanteeT1m/nWDl6yZ"
    "nVUzPZ/SWErobLkS2XIPtjVZIS0xIaahLgG1zv/cCsy67O82y/7qYrQl8K++YBs8zgWbQn"
    "GYx6UaSPJXXnPwkdocv3kG7ZzvqI4JreWiXm2QZ6Rp4mOfY2O9Ec/1hLkU9+MqOonKaJVU"
    "rhKdZPDdJhlYM3dgqdX+j4g0bxGqfkcbIe1UUE6INQ/p6rdV6hEUTY6ZeFUqc/xVQeb4q3"
    "TmeIy8TAH9lFsxLqvTOGrtWMTaCn32YNkZ01axouOSWs21VrMOM2y6hgew/A2ZYppjRKgx"
    "uQdbjrOKOlnT4H+aUNPMhT8puz0dHG1WByfHr89C1PFDEc6fPravrzOAjbuq09jmw5qW3B"
    "6yJ7uSWhP1cyttpmNizdtRn5baUZ8W7KhP0zvqSCBD1gwtqJ1TRy4hmCzSuHA9BnO3AC+a"
    "dH0yK1xyAdWLq5v23a8h9RWuu9e3Nx8uMsivi1/vO+2kJ0Q5lUlnMFVBOuqCMRuJudA18X"
    "Vdt1rFhpaq65YewRWg+72fOVAm/DayDuaaKiqH3Ufq4TUEb7Xz7lUrCw5kIby9rMqC/q1W"
    "YWVBr1HJUOUvGAVLwxBcDJh9S3r0kXKplB4euuBMmTBapDdiWOevv5ARt45/BuacYlAtNn"
    "F78QMQYiHLG3oOhi63Mex4ERQsHNpUwAAj/0Wo8S94mjywnvyNhI+CO/gA+E92tu5RnPXb"
    "s9ThmNqKY3JD5akxVjExzVmtxlmNmHI9NLbtemjNQlzOS2qQhyIa89Uwzw17LEI9P+RR41"
    "6Ae8qQUkkFK2N0KR4Lv47JVYfFdhOFtNc8WswYMrsjXDvzbPjo7cKtrCkbdmFqszlTyb0b"
    "UTGUlaypIP5++Jz0/J9rmBzm33nhEP+OfzYY1quecxgpM9hO0qmTk4BX8UNkFt4U9sWwGZ"
    "7QsX9kGW6J+nDNDyPDotmyzIQ8q4zsH73EtL7w4oBO3ZnN5OloTFbVI/vHL/EdwewlvjmX"
    "n9nmNwj2pPguXqpa9KcWTHrJdDeltDV9SFm1C1n+1nl3FraGqCIGfV/FWxa0b2LCSql8lY"
    "J0lXS2yiSgQhTswVBGj+qVR3VoVHe9FXBFkzwirZWxlnG+kh4SgloF61nrK+kgKamVUMGk"
    "JHfXq85JobBWxeqqiBkRZfnwhOmhqybEa+dJUywFZ3HAYCjUoLp4VcQKbj0npHbzQmxrfl"
    "IqhO2kIITtJOM4QYBstZSQuGQDMwVwNBm3wlz4P7IdiSv354PisPLa+UJ3dvbXwUbPx31v"
    "rRjdLxYfsM4jy472iNxtFbHkj9iuyx5Z6aAPpK8fmc3hNQ0iBSWNTeaWPXamdMDOSQ8ew6"
    "HNIlmwDTlrLgh3s1nxarrNZKfDbrxRs+xHU9F1sgTyqeiYzhS2X0m5Bm7CNnKm8xi+mgrO"
    "QfsG4ruBavGWkTGI8zMEgvbbr1XSoAQBmw0YTAWrpZrHRBtoWOyIIRFgUmhJjKgwVitIH5"
    "fUach11nK4o1M0GJNy2mIsthhjO+c1TcYv0b52E9wnbcbk+IoZjZftT5ftd51nK2BuT3It"
    "xvBeq7CQuT1Z01oEO27O+iPLGgNA0opzYFMJd/sLYrOpJPCIv2vnzMG4ffR00WVd7su7jy"
    "/gL5yKS5iRlT9vjXh/bUI+pwm5HAYqhk1cqhrzpk7nOpYyHo8KjMcjbTxq47FGW53NlLT0"
    "1gRVgyIipo3GWpsTu8YO1CQvb+f0rMmBpmp5rcyg6mysO1D4F1ChfLOUlRW52yqys3DYdO"
    "eyoUruCoYoM/tcHlnkSROwyW35yR1FTiwacdfPJcFrJoVLmOUxog58mDq5B0dV+ADMWbmH"
    "e/I7o631+eb69sOHzjuy7zAmxSZ8aMsCAS/fYv43PpyYFh60hA+DKzbFuv3EYfYjngUFt+"
    "ThVCN45RaeQ/VNUDK3ucu8o6G4d3QVF95LWUMiGDPwInkwZ85oXftO/q+w7w3aN8+qqO6M"
    "iXx7Tg681Q4ejUnqnVnt5vLYis2ziojkB6fzbZc43DxxslYpvpqsi21m88Eoa0307xSuh3"
    "TZ5qmVMB/cipm774W2W7MQ5ArphYVpbts/KGh7kRyvXpWJ5Hj1Kj+SA+8lYurhR6WAsN+8"
    "gehuhOrEU5QyK27kE3IREc3JKXJyz7qY/fn/FEzRjA=="
)

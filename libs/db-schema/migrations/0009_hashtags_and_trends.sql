-- The initial consonants of a hashtag's syllables, anything else as it is: 마라탕 → ㅁㄹㅌ. `initialsOf` of this lib is the same.
CREATE FUNCTION "hashtag_initials"("name" text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN (
		SELECT string_agg(CASE WHEN ascii(c) BETWEEN 44032 AND 55203
			THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(c) - 44032) / 588 + 1, 1) ELSE c END, '' ORDER BY place)
		FROM unnest(string_to_array("name", NULL)) WITH ORDINALITY AS letters (c, place));
--> statement-breakpoint
CREATE TABLE "feed_snapshot_heads" (
	"list" text PRIMARY KEY NOT NULL,
	"snapshot_id" bigint NOT NULL,
	"as_of" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_snapshots" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "feed_snapshots_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"list" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	"post_ids" bigint[] NOT NULL,
	"author_ids" bigint[] NOT NULL,
	"reasons" jsonb NOT NULL,
	"hashtags" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "author_trust" (
	"user_id" bigint PRIMARY KEY NOT NULL,
	"level" smallint,
	"is_vouched_for" boolean DEFAULT false NOT NULL,
	"checked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "trend_slots" (
	"starts_at" timestamp with time zone NOT NULL,
	"area" text NOT NULL,
	"total" double precision NOT NULL,
	"hashtag_ids" bigint[] NOT NULL,
	"weights" double precision[] NOT NULL,
	CONSTRAINT "trend_slots_starts_at_area_pk" PRIMARY KEY("starts_at","area")
);
--> statement-breakpoint
ALTER TABLE "hashtags" ADD COLUMN "tier" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "feed_snapshots_by_retirement" ON "feed_snapshots" USING btree ("retired_at");--> statement-breakpoint
CREATE INDEX "author_trust_vouched" ON "author_trust" USING btree ("user_id") WHERE "author_trust"."is_vouched_for";--> statement-breakpoint
CREATE INDEX "hashtags_by_prefix" ON "hashtags" USING btree ("tier","name" collate "C");--> statement-breakpoint
CREATE INDEX "hashtags_by_initials" ON "hashtags" USING btree ("tier",hashtag_initials("name") collate "C");--> statement-breakpoint
CREATE INDEX "posts_by_restaurant" ON "posts" USING btree ("restaurant_id","id","author_id") WHERE "posts"."restaurant_id" is not null;
--> statement-breakpoint
-- Counts of what there is: kind 6 followers of a hashtag by its key, kind 7 posts by its id. What is written meanwhile is the audit's.
INSERT INTO "counters" ("kind", "owner_id", "count", "rev")
SELECT 6, "target_id", count(*), 1 FROM "relations" WHERE "kind" = 3 AND "active" GROUP BY "target_id"
UNION ALL
SELECT 7, "hashtag_id", count(*), 1 FROM "post_hashtags" GROUP BY "hashtag_id"
ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- Binary digits of the count, as RAISE_TIERS of feed-service does later.
UPDATE "hashtags" SET "tier" = floor(log(2, "count"))::smallint + 1
FROM "counters" WHERE "kind" = 7 AND "owner_id" = "id" AND "count" > 0;

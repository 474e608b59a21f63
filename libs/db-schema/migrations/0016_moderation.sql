CREATE TABLE "hidden_posts" (
	"id" bigint PRIMARY KEY NOT NULL,
	"author_id" bigint NOT NULL,
	"text" text NOT NULL,
	"hashtags" text[] NOT NULL,
	"restaurant_id" bigint,
	"rating" smallint,
	"share_on_site" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"edited_at" timestamp with time zone,
	"reason" text NOT NULL,
	"hidden_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "moderation_audit" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "moderation_audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"moderator_id" bigint,
	"action" text NOT NULL,
	"post_id" bigint NOT NULL,
	"reason" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "post_reports" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "post_reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reporter_id" bigint NOT NULL,
	"post_id" bigint NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	CONSTRAINT "post_reports_reporter_id_post_id_pk" PRIMARY KEY("reporter_id","post_id"),
	CONSTRAINT "post_reports_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE INDEX "hidden_posts_by_author" ON "hidden_posts" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "moderation_audit_by_post" ON "moderation_audit" USING btree ("post_id","id");--> statement-breakpoint
CREATE INDEX "moderation_audit_by_moderator" ON "moderation_audit" USING btree ("moderator_id");--> statement-breakpoint
CREATE INDEX "post_reports_by_post" ON "post_reports" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "post_reports_open" ON "post_reports" USING btree ("id") WHERE "post_reports"."resolved_at" is null;--> statement-breakpoint
-- Nobody changes what was decided; only who decided is forgotten, once that account is deleted.
CREATE FUNCTION "keep_moderation_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND NEW.moderator_id IS NULL
		AND (NEW.id, NEW.at, NEW.action, NEW.post_id) = (OLD.id, OLD.at, OLD.action, OLD.post_id)
		AND (NEW.reason, NEW.note) IS NOT DISTINCT FROM (OLD.reason, OLD.note) THEN
		RETURN NEW;
	END IF;
	RAISE EXCEPTION 'moderation_audit is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER "moderation_audit_kept" BEFORE UPDATE OR DELETE ON "moderation_audit"
	FOR EACH ROW EXECUTE FUNCTION "keep_moderation_audit"();
--> statement-breakpoint
CREATE TRIGGER "moderation_audit_not_emptied" BEFORE TRUNCATE ON "moderation_audit"
	FOR EACH STATEMENT EXECUTE FUNCTION "keep_moderation_audit"();

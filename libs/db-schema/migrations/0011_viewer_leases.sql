CREATE TABLE "viewer_fences" (
	"user_id" bigint NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "viewer_leases" (
	"process" text PRIMARY KEY NOT NULL,
	"epoch" text NOT NULL,
	"renewed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "viewer_fences_by_age" ON "viewer_fences" USING btree ("at");
ALTER TABLE "uploads" ALTER COLUMN "sha256" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "share_on_site" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "method" text DEFAULT 'PUT' NOT NULL;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "etag" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "variants" jsonb;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "failure" text;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "on_site" boolean;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "uploads" ADD COLUMN "emptied_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "uploads_by_owner" ON "uploads" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_due" ON "uploads" USING btree ("due_at") WHERE "uploads"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "uploads_loose" ON "uploads" USING btree ("created_at") WHERE "uploads"."state" <> 'attached';--> statement-breakpoint
UPDATE "uploads" SET "due_at" = now() WHERE "state" = 'attached';

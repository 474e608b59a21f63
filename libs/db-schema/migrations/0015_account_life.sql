ALTER TABLE "users" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "relation_failures_by_actor" ON "relation_failures" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "relations_tombstones_by_target" ON "relations" USING btree ("kind","target_id") WHERE not "relations"."active";--> statement-breakpoint
CREATE INDEX "users_to_erase" ON "users" USING btree ("deleted_at") WHERE "users"."deleted_at" is not null and "users"."erased_at" is null;
CREATE TABLE "counters" (
	"kind" smallint NOT NULL,
	"owner_id" bigint NOT NULL,
	"count" bigint DEFAULT 0 NOT NULL,
	"rev" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "counters_kind_owner_id_pk" PRIMARY KEY("kind","owner_id")
);
--> statement-breakpoint
CREATE TABLE "hashtags" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hashtags_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"display" text NOT NULL,
	CONSTRAINT "hashtags_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "post_hashtags" (
	"post_id" bigint NOT NULL,
	"hashtag_id" bigint NOT NULL,
	"author_id" bigint NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "post_hashtags_post_id_hashtag_id_pk" PRIMARY KEY("post_id","hashtag_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"user_id" bigint NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" smallint NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_route_key_pk" PRIMARY KEY("user_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"id" bigint PRIMARY KEY NOT NULL,
	"author_id" bigint NOT NULL,
	"text" text NOT NULL,
	"hashtags" text[] NOT NULL,
	"restaurant_id" bigint,
	"rating" smallint,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "relation_failures" (
	"op_id" text PRIMARY KEY NOT NULL,
	"actor_id" bigint NOT NULL,
	"code" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "relations" (
	"kind" smallint NOT NULL,
	"actor_id" bigint NOT NULL,
	"target_id" bigint NOT NULL,
	"active" boolean NOT NULL,
	"version" bigint NOT NULL,
	"op_id" text NOT NULL,
	"since" bigint NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "relations_kind_actor_id_target_id_pk" PRIMARY KEY("kind","actor_id","target_id")
);
--> statement-breakpoint
CREATE TABLE "restaurants" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "restaurants_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"name" text NOT NULL,
	"category" text,
	"area" text,
	"address" text,
	"lat" double precision,
	"lng" double precision,
	"description" text,
	"search_grams" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "restaurants_by_source" UNIQUE("source","source_id")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" bigint PRIMARY KEY NOT NULL,
	"owner_id" bigint NOT NULL,
	"object_key" text NOT NULL,
	"content_type" text NOT NULL,
	"byte_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"state" text DEFAULT 'issued' NOT NULL,
	"post_id" bigint,
	"position" smallint,
	"width" integer,
	"height" integer,
	"placeholder" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_object_key_unique" UNIQUE("object_key")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" bigint PRIMARY KEY NOT NULL,
	"handle" text NOT NULL,
	"display_name" text NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "users_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
ALTER TABLE "post_hashtags" ADD CONSTRAINT "post_hashtags_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_hashtags_by_hashtag" ON "post_hashtags" USING btree ("hashtag_id","post_id","author_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "posts_by_author" ON "posts" USING btree ("author_id","id");--> statement-breakpoint
CREATE INDEX "relations_by_actor" ON "relations" USING btree ("kind","actor_id","since","target_id") WHERE "relations"."active";--> statement-breakpoint
CREATE INDEX "relations_by_target" ON "relations" USING btree ("kind","target_id","since","actor_id") WHERE "relations"."active";--> statement-breakpoint
CREATE INDEX "restaurants_by_grams" ON "restaurants" USING gin ("search_grams");--> statement-breakpoint
CREATE INDEX "restaurants_by_place" ON "restaurants" USING gist (ll_to_earth("lat", "lng")) WHERE "restaurants"."lat" is not null;--> statement-breakpoint
CREATE INDEX "uploads_by_post" ON "uploads" USING btree ("post_id","position") WHERE "uploads"."post_id" is not null;
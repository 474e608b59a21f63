-- The number by which relations name a hashtag: `hashtagKeyOf` of libs/contracts, the first 52 bits of its SHA-256.
CREATE FUNCTION "hashtag_key"("name" text) RETURNS bigint
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN ('x' || substr(encode(sha256(convert_to("name", 'UTF8')), 'hex'), 1, 13))::bit(52)::bigint;
--> statement-breakpoint
CREATE INDEX "hashtags_by_key" ON "hashtags" USING btree (hashtag_key("name"));

CREATE TABLE "pulled_authors" (
	"author_id" bigint PRIMARY KEY NOT NULL,
	"since_id" bigint NOT NULL,
	"until_id" bigint
);

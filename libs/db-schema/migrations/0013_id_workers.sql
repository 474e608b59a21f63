CREATE TABLE "id_workers" (
	"kind" text NOT NULL,
	"worker" smallint NOT NULL,
	"holder" uuid NOT NULL,
	"reserved_ms" bigint NOT NULL,
	CONSTRAINT "id_workers_kind_worker_pk" PRIMARY KEY("kind","worker")
);

CREATE TABLE "files" (
	"room" text NOT NULL,
	"bout" text NOT NULL,
	"team" text NOT NULL,
	"hash" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "files_room_bout_team_hash_pk" PRIMARY KEY("room","bout","team","hash")
);
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_room_rooms_code_fk" FOREIGN KEY ("room") REFERENCES "rooms"("code") ON DELETE cascade;

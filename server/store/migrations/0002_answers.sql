CREATE TABLE "answers" (
	"room" text NOT NULL,
	"name" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "answers_room_name_pk" PRIMARY KEY("room","name")
);
--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_room_rooms_code_fk" FOREIGN KEY ("room") REFERENCES "rooms"("code") ON DELETE cascade;

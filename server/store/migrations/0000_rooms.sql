CREATE TABLE "rooms" (
	"code" text PRIMARY KEY NOT NULL,
	"created_at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"over_at" bigint
);
--> statement-breakpoint
CREATE TABLE "events" (
	"room" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"body" json NOT NULL,
	CONSTRAINT "events_room_seq_pk" PRIMARY KEY("room","seq")
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"room" text NOT NULL,
	"seat" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "seats_room_seat_pk" PRIMARY KEY("room","seat")
);
--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_room_rooms_code_fk" FOREIGN KEY ("room") REFERENCES "rooms"("code");
--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_room_rooms_code_fk" FOREIGN KEY ("room") REFERENCES "rooms"("code");
--> statement-breakpoint
CREATE INDEX "rooms_open" ON "rooms" USING btree ("over_at","last_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "seats_hash" ON "seats" USING btree ("room","hash");

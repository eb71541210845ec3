CREATE TABLE "translated_analyses" (
	"story_id" bigint NOT NULL,
	"language" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"made_at" bigint NOT NULL,
	"analysis" json NOT NULL,
	CONSTRAINT "translated_analyses_story_id_language_pk" PRIMARY KEY("story_id","language")
);

internal import GRDB

/// The tables of `state.db`. Times are milliseconds since 1970 in UTC; keys and digests are 64-bit hashes as signed
/// integers.
enum StateSchema {
  static func migrate(_ database: DatabaseQueue) throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in
      try database.execute(
        sql: """
          CREATE TABLE progress (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
          CREATE TABLE feed (
            id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, title TEXT, moved_url TEXT,
            etag TEXT, last_modified TEXT,
            last_poll INTEGER, last_success INTEGER, last_document INTEGER, next_poll INTEGER, poll_reason TEXT NOT NULL,
            newest_article INTEGER, failures INTEGER NOT NULL, failing_since INTEGER, last_error TEXT,
            is_down INTEGER NOT NULL, is_gone INTEGER NOT NULL,
            is_overrun INTEGER NOT NULL, is_rekeyed INTEGER NOT NULL, is_stale INTEGER NOT NULL,
            is_silent INTEGER NOT NULL, announced_move TEXT,
            article_gap INTEGER, alert_delays TEXT NOT NULL,
            ttl_minutes INTEGER, skip_hours INTEGER NOT NULL, skip_days INTEGER NOT NULL, update_period_s INTEGER,
            documents INTEGER NOT NULL, article_count INTEGER NOT NULL,
            polls INTEGER NOT NULL, not_modified INTEGER NOT NULL, body_bytes INTEGER NOT NULL);
          CREATE TABLE article (
            id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
            digest INTEGER, previous_digest INTEGER, sketch INTEGER NOT NULL, published INTEGER,
            matched INTEGER NOT NULL, seen_day INTEGER NOT NULL);
          CREATE INDEX article_seen ON article (feed, seen_day);
          CREATE TABLE article_key (
            feed INTEGER NOT NULL, key INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
            PRIMARY KEY (feed, key)) WITHOUT ROWID;
          CREATE INDEX article_key_article ON article_key (article);
          """)
    }
    migrator.registerMigration("followed sitemaps") { database in
      for column in ["followed_url", "followed_etag", "followed_last_modified"] {
        try database.execute(sql: "ALTER TABLE feed ADD COLUMN \(column) TEXT")
      }
    }
    migrator.registerMigration("journal-hash") { database in
      try database.execute(sql: "ALTER TABLE progress ADD COLUMN hash TEXT")
    }
    // Each item of each first poll paid for two indexes and two foreign keys that only `prune` used, once a day.
    migrator.registerMigration("articles without indexes") { database in
      try database.execute(
        sql: """
          DROP INDEX article_seen;
          DROP INDEX article_key_article;
          ALTER TABLE article RENAME TO old_article;
          CREATE TABLE article (
            id INTEGER PRIMARY KEY, feed INTEGER NOT NULL, digest INTEGER, previous_digest INTEGER,
            sketch INTEGER NOT NULL, published INTEGER, matched INTEGER NOT NULL, seen_day INTEGER NOT NULL);
          INSERT INTO article SELECT * FROM old_article;
          DROP TABLE old_article;
          ALTER TABLE article_key RENAME TO old_article_key;
          CREATE TABLE article_key (
            feed INTEGER NOT NULL, key INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (feed, key)) WITHOUT ROWID;
          INSERT INTO article_key SELECT * FROM old_article_key;
          DROP TABLE old_article_key;
          """)
    }
    migrator.registerMigration("update base") { database in
      try database.execute(sql: "ALTER TABLE feed ADD COLUMN update_base INTEGER")
    }
    migrator.registerMigration("moves by private hosts") { database in
      try database.execute(sql: "ALTER TABLE feed ADD COLUMN moved_by_private INTEGER NOT NULL DEFAULT 0")
    }
    migrator.registerMigration("cache control") { database in
      try database.execute(sql: "ALTER TABLE feed ADD COLUMN cache_control TEXT")
    }
    try migrator.migrate(database)
  }
}

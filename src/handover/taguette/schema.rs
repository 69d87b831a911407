//! The tables of a Taguette database, as its version 1.5 has them.

/// The state of the tables by the name that Taguette's migrations give it.
pub const VERSION: &str = "db5e31a0233d";

/// What marks a file as a Taguette database.
pub const APPLICATION: u32 = 0x5467_7474;

/// A table and its indexes.
#[derive(Debug)]
pub struct Declared {
    /// The table.
    pub name: &'static str,
    /// Its columns and constraints.
    pub columns: &'static str,
    /// Whether a constraint makes an index.
    pub constrained: bool,
    /// Its other indexes: their names and columns.
    pub indexes: &'static [(&'static str, &'static str)],
}

/// The tables that rows are written to, in the order of [`super::project`].
pub const TABLES: [Declared; 9] = [
    Declared {
        name: "users",
        columns: "login VARCHAR(30) NOT NULL, created DATETIME NOT NULL, hashed_password VARCHAR(192), \
            disabled BOOLEAN NOT NULL, password_set_date DATETIME, language VARCHAR(10), \
            email VARCHAR(256), email_sent DATETIME, CONSTRAINT pk_users PRIMARY KEY (login)",
        constrained: true,
        indexes: &[("ix_users_email", "email")],
    },
    Declared {
        name: "projects",
        columns: "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, \
            description TEXT NOT NULL, created DATETIME NOT NULL",
        constrained: false,
        indexes: &[],
    },
    Declared {
        name: "project_members",
        columns: "project_id INTEGER NOT NULL, user_login VARCHAR(30) NOT NULL, \
            privileges VARCHAR(11) NOT NULL, \
            CONSTRAINT pk_project_members PRIMARY KEY (project_id, user_login), \
            CONSTRAINT fk_project_members_project_id_projects FOREIGN KEY(project_id) \
            REFERENCES projects (id) ON DELETE CASCADE, \
            CONSTRAINT fk_project_members_user_login_users FOREIGN KEY(user_login) \
            REFERENCES users (login) ON DELETE CASCADE ON UPDATE CASCADE",
        constrained: true,
        indexes: &[
            ("ix_project_members_project_id", "project_id"),
            ("ix_project_members_user_login", "user_login"),
        ],
    },
    Declared {
        name: "documents",
        columns: "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, \
            description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, created DATETIME NOT NULL, \
            project_id INTEGER NOT NULL, text_direction VARCHAR(13) NOT NULL, contents TEXT NOT NULL, \
            CONSTRAINT fk_documents_project_id_projects FOREIGN KEY(project_id) \
            REFERENCES projects (id) ON DELETE CASCADE",
        constrained: false,
        indexes: &[("ix_documents_project_id", "project_id")],
    },
    Declared {
        name: "commands",
        columns: "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, date DATETIME NOT NULL, \
            user_login VARCHAR(30) NOT NULL, project_id INTEGER NOT NULL, document_id INTEGER, \
            payload TEXT NOT NULL, CONSTRAINT fk_commands_user_login_users FOREIGN KEY(user_login) \
            REFERENCES users (login) ON UPDATE CASCADE, \
            CONSTRAINT fk_commands_project_id_projects FOREIGN KEY(project_id) \
            REFERENCES projects (id) ON DELETE CASCADE",
        constrained: false,
        indexes: &[
            ("ix_commands_date", "date"),
            ("idx_project_document", "project_id, document_id"),
            ("ix_commands_project_id", "project_id"),
            ("ix_commands_user_login", "user_login"),
            ("idx_project_id", "project_id, id"),
            ("ix_commands_document_id", "document_id"),
        ],
    },
    Declared {
        name: "tags",
        columns: "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, \
            path VARCHAR(200) NOT NULL, description TEXT NOT NULL, \
            CONSTRAINT uq_tags_project_id UNIQUE (project_id, path), \
            CONSTRAINT fk_tags_project_id_projects FOREIGN KEY(project_id) \
            REFERENCES projects (id) ON DELETE CASCADE",
        constrained: true,
        indexes: &[
            ("ix_tags_project_id", "project_id"),
            ("ix_tags_path", "path"),
        ],
    },
    Declared {
        name: "highlights",
        columns: "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, \
            start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL, \
            CONSTRAINT fk_highlights_document_id_documents FOREIGN KEY(document_id) \
            REFERENCES documents (id) ON DELETE CASCADE",
        constrained: false,
        indexes: &[("ix_highlights_document_id", "document_id")],
    },
    Declared {
        name: "highlight_tags",
        columns: "highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, \
            CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id), \
            CONSTRAINT fk_highlight_tags_highlight_id_highlights FOREIGN KEY(highlight_id) \
            REFERENCES highlights (id) ON DELETE CASCADE, \
            CONSTRAINT fk_highlight_tags_tag_id_tags FOREIGN KEY(tag_id) \
            REFERENCES tags (id) ON DELETE CASCADE",
        constrained: true,
        indexes: &[
            ("ix_highlight_tags_highlight_id", "highlight_id"),
            ("ix_highlight_tags_tag_id", "tag_id"),
        ],
    },
    Declared {
        name: "alembic_version",
        columns: "version_num VARCHAR(32) NOT NULL, \
            CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)",
        constrained: true,
        indexes: &[],
    },
];

"""Projects: the list, one project with its proposal as a conversation, its work, its showcase and its versions."""

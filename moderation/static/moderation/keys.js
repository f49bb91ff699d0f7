// Letters as shortcuts (written next).

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names, and the imports inside ES modules rewritten to them."""

    support_js_module_import_aggregation = True

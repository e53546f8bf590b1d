"""What a bundle tells macOS of the program and its files."""

from __future__ import annotations

from typing import Any

from viewer import __version__

IDENTIFIER = "io.github.dateline.dateline"
_TYPE = "io.github.dateline.timeline"


def info_plist() -> dict[str, Any]:
    """Return the keys of Info.plist besides those that PyInstaller writes.

    Source: Apple's Information Property List and Uniform Type Identifiers references.
    """
    return {
        "CFBundleDisplayName": "Dateline",
        "CFBundleShortVersionString": __version__,
        "CFBundleVersion": __version__,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence; the licences of what is inside lie in NOTICE.txt",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Dateline timeline",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [_TYPE],
            },
            {
                "CFBundleTypeName": "YAML",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",
                "LSItemContentTypes": ["public.yaml"],
            },
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": _TYPE,
                "UTTypeDescription": "Dateline timeline",
                "UTTypeConformsTo": ["public.yaml", "public.plain-text"],
                # A suffix is what stands behind the last dot: *.dateline.yaml stays a YAML file there.
                "UTTypeTagSpecification": {"public.filename-extension": ["dateline"]},
            }
        ],
    }

#!/usr/bin/env bash
# Sign dist/MatchPlanner.app from the inside out, with the hardened runtime that notarising asks for.
# MATCHPLANNER_SIGNING_IDENTITY is a "Developer ID Application: NAME (TEAM)"; without it the app is left as
# PyInstaller signed it, ad hoc, which opens on this Mac and elsewhere after "Open" in its context menu.
set -euo pipefail
cd "$(dirname "$0")/../.."
app="${1:-dist/MatchPlanner.app}"
identity="${MATCHPLANNER_SIGNING_IDENTITY:-}"

if [[ ! -d "$app/Contents/MacOS" ]]; then
    echo "There is no $app; python3 tasks.py package makes it." >&2
    exit 1
fi
if [[ -z "$identity" ]]; then
    echo "Not signed: MATCHPLANNER_SIGNING_IDENTITY is not set."
    exit 0
fi

sign() {
    codesign --force --timestamp --options runtime --sign "$identity" "$@"
}

# Libraries first, then frameworks as wholes, then the program: a seal holds what lies within it.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
    while IFS= read -r -d '' library; do sign "$library"; done
find "$app/Contents" -depth -type d -name '*.framework' -print0 |
    while IFS= read -r -d '' framework; do sign "$framework"; done
sign --entitlements packaging/macos/entitlements.plist "$app"

codesign --verify --deep --strict --verbose=2 "$app"
echo "Signed $app."

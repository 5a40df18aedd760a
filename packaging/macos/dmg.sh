#!/usr/bin/env bash
# Put dist/MatchPlanner.app beside a link to Applications into dist/MatchPlanner-VERSION-ARCH.dmg, and sign it
# if MATCHPLANNER_SIGNING_IDENTITY is set. Files are copied by ditto: other tools follow the links in frameworks.
set -euo pipefail
cd "$(dirname "$0")/../.."
app="${1:-dist/MatchPlanner.app}"
version="$(/usr/libexec/PlistBuddy -c 'Print CFBundleShortVersionString' "$app/Contents/Info.plist")"
image="dist/MatchPlanner-$version-$(uname -m).dmg"

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
ditto "$app" "$stage/MatchPlanner.app"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname MatchPlanner -srcfolder "$stage" -format UDZO -fs HFS+ "$image"
if [[ -n "${MATCHPLANNER_SIGNING_IDENTITY:-}" ]]; then
    codesign --force --timestamp --sign "$MATCHPLANNER_SIGNING_IDENTITY" "$image"
fi
echo "$image"

#!/usr/bin/env bash
# Have Apple look at a signed disk image, and staple the answer to it, so that it opens without a network.
# Either MATCHPLANNER_NOTARY_PROFILE names a profile kept by `xcrun notarytool store-credentials`, or
# MATCHPLANNER_APPLE_ID, MATCHPLANNER_APPLE_TEAM and MATCHPLANNER_APPLE_PASSWORD (an app-specific one) are set.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [[ $# -ne 1 || ! -f "$1" ]]; then
    echo "Name the disk image: packaging/macos/notarise.sh dist/MatchPlanner-VERSION-ARCH.dmg" >&2
    exit 2
fi
image="$1"
if [[ -n "${MATCHPLANNER_NOTARY_PROFILE:-}" ]]; then
    account=(--keychain-profile "$MATCHPLANNER_NOTARY_PROFILE")
elif [[ -n "${MATCHPLANNER_APPLE_ID:-}" ]]; then
    account=(
        --apple-id "$MATCHPLANNER_APPLE_ID"
        --team-id "${MATCHPLANNER_APPLE_TEAM:?}"
        --password "${MATCHPLANNER_APPLE_PASSWORD:?}"
    )
else
    echo "Not notarised: neither MATCHPLANNER_NOTARY_PROFILE nor MATCHPLANNER_APPLE_ID is set."
    exit 0
fi

xcrun notarytool submit "$image" "${account[@]}" --wait
xcrun stapler staple "$image"
xcrun stapler validate "$image"
echo "Notarised $image."

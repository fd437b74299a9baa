#!/usr/bin/env bash
# Runs every test, after installing what the tests need.
#
#   bash tests/run.sh                 everything
#   bash tests/run.sh Rules Storage   only test projects whose name contains one of these words
#
# Needs the .NET 10 SDK and Node. PostgreSQL's server binaries and Chromium are installed with apt when this runs as
# root on Debian or Ubuntu; elsewhere it says what to install and stops. Reports, logs and screenshots: artifacts/.
# Ends with one line "N passed, N failed". A project that does not build, does not run or holds no test counts as failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
exec </dev/null
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export TESTINGPLATFORM_TELEMETRY_OPTOUT=1
# Build servers that outlive this script would keep the pipe of whoever called it open.
export MSBUILDDISABLENODEREUSE=1

results=artifacts/test-results
longest_minutes=35

say() { printf '%s\n' "$*"; }

give_up() {
  say "$*"
  say "0 passed, 1 failed"
  exit 1
}

# --- What the tests need ---------------------------------------------------------------------------------------------

has_postgresql() {
  local initdb
  for initdb in "$(command -v initdb)" /usr/lib/postgresql/*/bin/initdb; do
    [ -n "$initdb" ] && [ -x "$initdb" ] && return 0
  done
  return 1
}

# The first browser that starts; PATHWAYS_CHROMIUM wins. The browser tests read the variable.
find_browser() {
  local name path
  for name in "${PATHWAYS_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    [ -n "$name" ] && path=$(command -v "$name") && "$path" --version >/dev/null 2>&1 || continue
    export PATHWAYS_CHROMIUM=$path
    return 0
  done
  return 1
}

apt_is_ours() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && grep -qiE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release 2>/dev/null
}

install_with_apt() {
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3)
  if [ -z "${apt_updated:-}" ]; then
    "${apt[@]}" update >"$results/apt.log" 2>&1 || say "apt-get update failed; trying with the lists at hand ($results/apt.log)."
    apt_updated=yes
  fi
  "${apt[@]}" install --no-install-recommends "$@" >>"$results/apt.log" 2>&1
}

provision() {
  command -v dotnet >/dev/null || give_up "The .NET 10 SDK is missing: install it and put dotnet on the PATH."
  dotnet --version >/dev/null 2>&1 || give_up "This dotnet is older than global.json asks for: install the .NET 10 SDK."
  command -v node >/dev/null && command -v npm >/dev/null \
    || give_up "Node is missing: install Node 20.19 or later, or 22.12 or later, with npm. It builds the pathway designer."

  if ! has_postgresql; then
    apt_is_ours && { say "Installing PostgreSQL's server binaries …"; install_with_apt postgresql; }
    has_postgresql || give_up "PostgreSQL's server binaries (initdb, pg_ctl) are missing: install the package postgresql (Debian, Ubuntu), or put them on the PATH. See $results/apt.log when apt was tried."
  fi
  if ! find_browser; then
    local package=chromium
    grep -q '^ID=ubuntu' /etc/os-release 2>/dev/null && package=chromium-browser
    apt_is_ours && { say "Installing Chromium …"; install_with_apt "$package" fonts-dejavu-core; }
    find_browser || give_up "A Chromium that starts is missing: install chromium or Google Chrome, or name one in PATHWAYS_CHROMIUM. See $results/apt.log when apt was tried."
  fi
}

# --- Building and running --------------------------------------------------------------------------------------------

wanted() {
  [ $# -eq 1 ] && return 0
  local name=$1 word
  shift
  for word in "$@"; do [[ $name == *"$word"* ]] && return 0; done
  return 1
}

# One attribute of the report's <assembly> element, 0 when it is not there.
count_of() {
  local number
  number=$(grep -o '<assembly [^>]*>' "$1" | head -n 1 | grep -oE " $2=\"[0-9]+\"" | tr -dc '0-9')
  printf '%s' "${number:-0}"
}

with_time_limit() {
  if command -v timeout >/dev/null; then timeout -k 30 "$((longest_minutes + 2))m" "$@"; else "$@"; fi
}

run_project() {
  local name=$1 library=tests/$1/bin/Debug/net10.0/$1.dll report=$results/$1.xml log=$results/$1.log
  local started=$SECONDS code ran
  rm -f "$report" "$log"
  with_time_limit dotnet "$library" --no-progress --no-ansi --timeout "${longest_minutes}m" \
    --report-xunit --report-xunit-filename "$1.xml" --results-directory "$results" >"$log" 2>&1
  code=$?

  local p=0 f=0 s=0
  if [ -s "$report" ]; then
    p=$(count_of "$report" passed)
    f=$(($(count_of "$report" failed) + $(count_of "$report" errors)))
    s=$(count_of "$report" skipped)
  fi
  ran=$((p + f))
  # A process that fails without a failed test (a crash, a time-out, no test at all) is a failure of its own.
  if [ "$f" -eq 0 ] && { [ "$code" -ne 0 ] || [ "$ran" -eq 0 ]; }; then
    f=1
    say "--- $name: ran $ran tests and ended with code $code."
  fi
  if [ "$f" -gt 0 ]; then
    sed 's/^/    /' "$log"
  fi
  printf '%-34s %5d passed %4d failed %4d skipped %5d s\n' "$name" "$p" "$f" "$s" "$((SECONDS - started))"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

mkdir -p "$results"
provision

projects=()
for file in tests/*.Tests/*.Tests.csproj; do
  name=$(basename "$file" .csproj)
  wanted "$name" "$@" && projects+=("$name")
done
[ ${#projects[@]} -gt 0 ] || give_up "No test project's name contains: $*."

passed=0 failed=0 skipped=0 unbuilt=" "
target=Pathways.sln
[ ${#projects[@]} -eq 1 ] && target=tests/${projects[0]}
say "Building …"
if ! dotnet build "$target" -v q --tl:off >"$results/build.log" 2>&1; then
  grep -E '(error|warning) [A-Z]+[0-9]+|MSBUILD : error' "$results/build.log" | sort -u | head -n 40
  # What builds is still worth running; what does not is named.
  for name in "${projects[@]}"; do
    dotnet build "tests/$name" -v q --tl:off >"$results/$name.build.log" 2>&1 && continue
    say "--- $name: does not build (see $results/$name.build.log)."
    unbuilt="$unbuilt$name "
    failed=$((failed + 1))
  done
  # Something else in the solution is broken, although every test project builds.
  [ "$unbuilt" = " " ] && failed=$((failed + 1))
fi

for name in "${projects[@]}"; do
  [[ $unbuilt == *" $name "* ]] || run_project "$name"
done

line="$passed passed, $failed failed"
[ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
say "$line"
[ "$failed" -eq 0 ]

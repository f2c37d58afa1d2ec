# All tests on this Windows, from a clone or an unpacked copy. In any command prompt:
#
#   powershell -NoProfile -ExecutionPolicy Bypass -File scripts\test.ps1
#
# Builds with the Maven on the PATH, or with one that scripts\maven.ps1 fetches into target, which runs the unit tests; then
# runs the native tests from the kit that was built. These put certificates and keys into your stores and remove them again;
# to let them, set CERTENROLL4J_NATIVE_TESTS=allow, or answer the question. The reports are then in target\native\windows.
#   -KitOnly   only builds the kit, for vagrant; runs no test
# Exit code 0 if everything passed, 5 if there is no JDK. For PowerShell 2.0 (Windows 7) and later.
param([switch]$KitOnly)

$root = Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path)
$target = "$root\target"

# The JDK of JAVA_HOME, or of the first java on the PATH, or (Oracle's java there is a copy without the rest) of the registry.
$jdk = "$env:JAVA_HOME" -replace '"', ''
if (-not $jdk) {
    $java = Get-Command java.exe -ErrorAction SilentlyContinue
    if ($java) { $jdk = Split-Path -Parent (Split-Path -Parent @($java)[0].Definition) }
    $key = 'HKLM:\SOFTWARE\JavaSoft\JDK'
    if (-not ($jdk -and (Test-Path -LiteralPath "$jdk\bin\javac.exe")) -and (Test-Path $key)) {
        $jdk = (Get-ItemProperty "$key\$((Get-ItemProperty $key).CurrentVersion)").JavaHome
    }
}
$version = 0
if ($jdk -and (Test-Path -LiteralPath "$jdk\bin\javac.exe") -and (Test-Path -LiteralPath "$jdk\release")) {
    if ("$(Get-Content -LiteralPath "$jdk\release")" -match 'JAVA_VERSION="([0-9]+)') { $version = [int]$Matches[1] }
}
if ($version -lt 17) {
    Write-Host ('There is no JDK 17 or later in JAVA_HOME or on the PATH. Install one, for instance with: ' +
        'winget install EclipseAdoptium.Temurin.17.JDK (or from https://adoptium.net), and open a new command prompt.')
    exit 5
}
$env:JAVA_HOME = $jdk

if ($KitOnly) {
    & "$root\scripts\maven.ps1" 'package' '-Dmaven.test.skip.exec=true'
    exit $LASTEXITCODE
}
Write-Host 'Building, with the unit tests'
& "$root\scripts\maven.ps1" 'verify'
$unit = $LASTEXITCODE
if ($unit -ne 0) {
    Write-Host 'Unit tests failed, or the build did: see above. The native tests run all the same, if there is something to run.'
    & "$root\scripts\maven.ps1" 'package' '-Dmaven.test.skip.exec=true'
    if ($LASTEXITCODE -ne 0) { exit 1 }
}

# With the JDK's own program, because PowerShell before 5.0 has none.
$kit = "$target\the native tests"
if (Test-Path -LiteralPath $kit) { Remove-Item -LiteralPath $kit -Recurse -Force }
New-Item -ItemType Directory $kit | Out-Null
Push-Location -LiteralPath $kit
& "$jdk\bin\jar.exe" 'xf' "$target\certenroll4j-native-tests.zip"
Pop-Location
& "$kit\run.ps1" "$target\native\windows"
if ($unit -ne 0) { exit $unit }
exit $LASTEXITCODE

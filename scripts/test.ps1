# All tests on this Windows, from a clone or an unpacked copy. In any command prompt:
#
#   powershell -ExecutionPolicy Bypass -File scripts\test.ps1
#
# Builds with the Maven on the PATH, or with one that it fetches into target and checks, which runs the unit tests; then runs
# the native tests from the kit that was built. These put certificates and keys into your stores and remove them again; to
# let them, set CERTENROLL4J_NATIVE_TESTS=allow, or answer the question. The reports are then in target\native\windows.
#   -KitOnly   only builds the kit, for vagrant; runs no test
# Exit code 0 if everything passed, 5 if there is no JDK.
param([switch]$KitOnly)

$mavenVersion = '3.9.16'
# As Maven Central publishes it beside the zip.
$mavenSha512 = 'ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929' +
    'ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3'

$root = Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path)
$target = Join-Path $root 'target'
$pom = Join-Path $root 'pom.xml'

function Stop-Here([int]$code, [string]$why) {
    [Console]::Error.WriteLine($why)
    exit $code
}

# The JDK that Maven takes: of JAVA_HOME, or else of the first java on the PATH.
function Find-Jdk {
    $java = 'java.exe'
    if ($env:JAVA_HOME) { $java = Join-Path $env:JAVA_HOME 'bin\java.exe' }
    $folder = ''
    $version = 0
    if (Get-Command $java -ErrorAction SilentlyContinue) {
        foreach ($line in (& $java '-XshowSettings:properties' '-version' 2>&1)) {
            if ("$line" -match '^\s*java\.home = (.+)$') { $folder = $Matches[1].Trim() }
            if ("$line" -match '^\s*java\.specification\.version = ([0-9.]+)') { $version = [double]$Matches[1] }
        }
    }
    if ($version -lt 17 -or -not (Test-Path (Join-Path $folder 'bin\javac.exe'))) {
        Stop-Here 5 ('There is no JDK 17 or later in JAVA_HOME or on the PATH. Install one, for instance with: ' +
            'winget install EclipseAdoptium.Temurin.17.JDK (or from https://adoptium.net), and open a new command prompt.')
    }
    $folder
}

# With the JDK's own program, because PowerShell before 5.0 has none.
function Expand-Zip([string]$zip, [string]$folder) {
    if (Test-Path $folder) { Remove-Item -Recurse -Force $folder }
    New-Item -ItemType Directory $folder | Out-Null
    Push-Location $folder
    & (Join-Path $jdk 'bin\jar.exe') xf $zip
    Pop-Location
}

function Get-Maven {
    $name = "apache-maven-$mavenVersion"
    $zip = Join-Path $target "$name-bin.zip"
    $url = "https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/$mavenVersion/$name-bin.zip"
    New-Item -ItemType Directory -Force $target | Out-Null
    if (-not (Test-Path $zip)) {
        Write-Host "Fetching Maven $mavenVersion (9 MB), because there is no mvn on the PATH"
        try {
            # TLS 1.2 by its number: old PowerShell does not know the name.
            [Net.ServicePointManager]::SecurityProtocol = 3072
            (New-Object Net.WebClient).DownloadFile($url, $zip)
        } catch {
            Stop-Here 1 ("Maven could not be fetched: $($_.Exception.Message) " +
                "Save $url as $zip and run this again, or install Maven.")
        }
    }
    $sha512 = [Security.Cryptography.SHA512]::Create().ComputeHash([IO.File]::ReadAllBytes($zip))
    $found = [BitConverter]::ToString($sha512) -replace '-', ''
    if ($found -ne $mavenSha512) {
        Remove-Item $zip
        Stop-Here 1 "$zip was not what Maven Central publishes and was removed; run this again. Its SHA-512: $found"
    }
    $folder = Join-Path $target 'maven'
    Expand-Zip $zip $folder
    Join-Path (Join-Path $folder $name) 'bin\mvn.cmd'
}

$jdk = Find-Jdk
$maven = 'mvn.cmd'
if (-not (Get-Command $maven -ErrorAction SilentlyContinue)) { $maven = Get-Maven }

$unit = 0
if (-not $KitOnly) {
    Write-Host 'Building, with the unit tests'
    & $maven -B -q -f $pom verify
    $unit = $LASTEXITCODE
}
if ($KitOnly -or $unit -ne 0) {
    & $maven -B -q -f $pom package '-Dmaven.test.skip.exec=true'
    if ($LASTEXITCODE -ne 0) { Stop-Here 1 'The build failed.' }
}
$zip = Join-Path $target 'certenroll4j-native-tests.zip'
if ($KitOnly) {
    Write-Host "Built: $zip"
    exit 0
}

$kit = Join-Path $target 'the native tests'
Expand-Zip $zip $kit
& (Join-Path $kit 'run.cmd') (Join-Path (Join-Path $target 'native') 'windows')
$native = $LASTEXITCODE

if ($unit -ne 0) { Stop-Here $unit 'Unit tests failed: see above.' }
exit $native

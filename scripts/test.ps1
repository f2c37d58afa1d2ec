# All tests on this Windows, from a clone: scripts\test.ps1
# Builds with the Maven wrapper of the clone or the Maven that is installed, which runs the unit tests; then runs the native
# tests from the kit that was built. These put certificates and keys into your stores and remove them again; to let them,
# set CERTENROLL4J_NATIVE_TESTS=allow, or answer the question. Exit code 0 if everything passed.

$root = Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path)
$target = Join-Path $root 'target'

$maven = Join-Path $root 'mvnw.cmd'
if (-not (Test-Path $maven)) { $maven = 'mvn.cmd' }
if (-not (Get-Command $maven -ErrorAction SilentlyContinue)) {
    Write-Error 'There is no Maven: install one (and a JDK 17), and put it on the PATH.'
    exit 5
}
& $maven -B -q -f (Join-Path $root 'pom.xml') verify
$unit = $LASTEXITCODE

$zip = Join-Path $target 'certenroll4j-native-tests.zip'
if (-not (Test-Path $zip)) {
    Write-Error "The build made no $zip; the native tests were not run."
    exit 1
}
$kit = Join-Path $target 'the native tests'
if (Test-Path $kit) { Remove-Item -Recurse -Force $kit }
Expand-Archive $zip $kit
& (Join-Path $kit 'run.cmd') (Join-Path (Join-Path $target 'native') 'windows')
$native = $LASTEXITCODE

if ($unit -ne 0) { exit $unit }
exit $native

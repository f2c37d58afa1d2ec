# Runs certenroll4j's native tests on this Windows: run.ps1 [REPORT-FOLDER [TESTS]]. What it does, and its exit codes: run.cmd.
# For PowerShell 1.0 and later. It starts Java itself, because cmd would take the | of Install|UndoIT for its own.
param([string]$reports, [string]$tests)

$here = Split-Path -Parent $MyInvocation.MyCommand.Path
if (-not $reports) { $reports = "$here\reports" }
# A backslash before the closing quotation mark, which PowerShell sets, would make it a letter.
if ($reports -match '\\$') { $reports = "$reports." }
if (-not $tests) { $tests = 'all' }

$java = ''
if ($env:JAVA_HOME) {
    $java = ($env:JAVA_HOME -replace '"', '') + '\bin\java.exe'
} else {
    foreach ($folder in ($env:PATH -replace '"', '').Split(';')) {
        if (-not $java -and $folder -and (Test-Path -LiteralPath "$folder\java.exe")) { $java = "$folder\java.exe" }
    }
}
if (-not $java -or -not (Test-Path -LiteralPath $java)) {
    Write-Host 'There is no Java in JAVA_HOME or on the PATH. Unpack or install a Java 8 or later and set JAVA_HOME to its folder.'
    exit 5
}

if (-not $env:CERTENROLL4J_NATIVE_TESTS) {
    Write-Host 'These tests put certificates and keys into your certificate stores and remove them again.'
    $env:CERTENROLL4J_NATIVE_TESTS = Read-Host 'Type allow to let them'
}
& $java '-cp' "$here\tests.jar;$here\certenroll4j-cli.jar;$here\lib\*" 'io.github.certenroll4j.kit.NativeTestKit' $reports $tests
exit $LASTEXITCODE

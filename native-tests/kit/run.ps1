# Runs certenroll4j's native tests on this Windows: run.ps1 [REPORT-FOLDER [TESTS]]. What it does, and its exit codes: run.cmd.
$here = Split-Path -Parent $MyInvocation.MyCommand.Path
& (Join-Path $here 'run.cmd') @args
exit $LASTEXITCODE

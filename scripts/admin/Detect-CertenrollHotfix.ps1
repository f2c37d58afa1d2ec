# Is Certenroll.dll of this Windows one with the hotfix? For Intune and Configuration Manager; runs from PowerShell 2.0 on.
#
# Compliant:     one line that begins with "Compliant", exit code 0.
# Not compliant: no output, exit code $NotCompliant. Intune (detection rule, remediation) wants 1; for an application's
#                detection method in Configuration Manager, where any other code than 0 is a failed script, set it to 0.
#
# Both copies of a 64-bit Windows are judged. The rule in one comparison: GDR files of Windows Vista are below this
# number, and so are LDR files without the fix; every later Windows is above it.

$Required = [version]'6.0.6000.20755'
$NotCompliant = 1

# Windows before Vista has no CertEnroll and is not concerned.
if ([Environment]::OSVersion.Version.Major -lt 6) {
    'Compliant: this Windows is older than Vista and has no CertEnroll'
    exit 0
}

# A 32-bit PowerShell on 64-bit Windows finds the real System32 under the name Sysnative.
$system = Join-Path $env:windir 'Sysnative'
if (-not (Test-Path -LiteralPath $system)) {
    $system = Join-Path $env:windir 'System32'
}
$native = Join-Path $system 'certenroll.dll'
$wow64 = Join-Path $env:windir 'SysWOW64\certenroll.dll'

if (-not (Test-Path -LiteralPath $native)) {
    exit $NotCompliant
}
$copies = @($native)
if (Test-Path -LiteralPath $wow64) {
    $copies += $wow64
}

$seen = @()
foreach ($copy in $copies) {
    # The four numbers, not the string FileVersion: that may belong to another file.
    $info = [Diagnostics.FileVersionInfo]::GetVersionInfo($copy)
    $version = New-Object Version ($info.FileMajorPart, $info.FileMinorPart, $info.FileBuildPart, $info.FilePrivatePart)
    if ($version -lt $Required) {
        exit $NotCompliant
    }
    $seen += "$version"
}
'Compliant: Certenroll.dll ' + ($seen -join ' and ')
exit 0

# Is Certenroll.dll of this Windows one with the hotfix? For Intune and Configuration Manager. For PowerShell 2.0 and later.
#
# For Intune (detection rule, remediation): one line says why, exit code 0 if compliant, else 1.
# For an application's detection method in Configuration Manager: one line if compliant, nothing if not, exit code 0;
# any other code is a failed script there.
$For = 'Intune'    # or 'ConfigurationManager'

# Both copies of a 64-bit Windows are judged. The rule in one comparison: GDR files of Windows Vista are below this
# number, and so are LDR files without the fix; every later Windows is above it.
#
# A mark at the end of a line says for which PowerShell it was written: "2.0" for 2.0 and later; "CLM" if it was written so
# that ConstrainedLanguage (AppLocker, Windows Defender Application Control) allows it: there no method of a type may be
# called but those of a few, properties may be read, and [version] is one of the types that texts may be made into.

$Required = [version]'6.0.6000.20755'                                                               # 2.0 CLM

# What cannot be read is no reason to stop before the line that says so.
$ErrorActionPreference = 'SilentlyContinue'                                                         # 2.0 CLM

function Complete-Detection($Compliant, $Text) {                                                    # 2.0 CLM
    if ($Compliant) { "Compliant: $Text"; exit 0 }                                                  # 2.0 CLM
    if ($For -eq 'ConfigurationManager') { exit 0 }                                                 # 2.0 CLM
    "Not compliant: $Text"                                                                          # 2.0 CLM
    exit 1                                                                                          # 2.0 CLM
}

# The four numbers of a file as a text; nothing if there is none. Not the string FileVersion: that may belong to another
# file. VersionInfo is a property that PowerShell gives to files; the call behind it is PowerShell's own.
function Get-FileNumbers($Path) {                                                                   # 2.0 CLM
    $info = (Get-Item -LiteralPath $Path -Force).VersionInfo                                        # 2.0 CLM
    if ($info -and $info.FileMajorPart -gt 0) {                                                     # 2.0 CLM
        '{0}.{1}.{2}.{3}' -f $info.FileMajorPart, $info.FileMinorPart, $info.FileBuildPart, $info.FilePrivatePart # 2.0 CLM
    }
}

# A 32-bit PowerShell on 64-bit Windows, as Intune starts it, finds the real System32 under the name Sysnative.
$system = "$env:windir\Sysnative"                                                                   # 2.0 CLM
if (-not (Test-Path -LiteralPath $system)) { $system = "$env:windir\System32" }                     # 2.0 CLM

# Windows before Vista has no CertEnroll and is not concerned.
$kernel = Get-FileNumbers "$system\ntoskrnl.exe"                                                    # 2.0 CLM
if ($kernel -and [version]$kernel -lt [version]'6.0') {                                             # 2.0 CLM
    Complete-Detection $true "Windows $kernel is older than Vista and has no CertEnroll"            # 2.0 CLM
}

# From a 32-bit PowerShell, HKLM: shows what is for 32-bit programs; the real reg.exe shows the real registry.
& "$system\reg.exe" 'query' 'HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending' 2>&1 | Out-Null # 2.0 CLM
$restart = ''                                                                                       # 2.0 CLM
if ($LASTEXITCODE -eq 0) { $restart = '; a restart is pending' }                                    # 2.0 CLM

# Careless installers make a folder SysWOW64 on a 32-bit Windows, too; there it has nothing of Windows in it.
$copies = @("$system\certenroll.dll")                                                               # 2.0 CLM
if (Test-Path -LiteralPath "$env:windir\SysWOW64\ntdll.dll") {                                      # 2.0 CLM
    $copies += "$env:windir\SysWOW64\certenroll.dll"                                                # 2.0 CLM
}

$seen = @()                                                                                         # 2.0 CLM
foreach ($copy in $copies) {                                                                        # 2.0 CLM
    if (-not (Test-Path -LiteralPath $copy)) {                                                      # 2.0 CLM
        Complete-Detection $false "there is no $copy, or it may not be seen$restart"                # 2.0 CLM
    }
    $version = Get-FileNumbers $copy                                                                # 2.0 CLM
    if (-not $version) {                                                                            # 2.0 CLM
        Complete-Detection $false "$copy has no version, or it may not be read$restart"             # 2.0 CLM
    }
    if ([version]$version -lt $Required) {                                                          # 2.0 CLM
        Complete-Detection $false "$copy $version is older than $Required$restart"                  # 2.0 CLM
    }
    $seen += $version                                                                               # 2.0 CLM
}
Complete-Detection $true "Certenroll.dll $($seen -join ' and ')$restart"                            # 2.0 CLM

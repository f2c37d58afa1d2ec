# For PowerShell 2.0. Run by Chocolatey, which makes a shim for each program that it finds and that has no .ignore beside it.
$ErrorActionPreference = 'Stop'
$tools = Split-Path -Parent $MyInvocation.MyCommand.Definition
$arguments = @{
    PackageName = 'certenroll4j'
    Url = 'https://github.com/certenroll4j/certenroll4j/releases/download/v@VERSION@/certenroll4j-@VERSION@.zip'
    Checksum = '@ZIP_SHA256@'
    ChecksumType = 'sha256'
    UnzipLocation = $tools
}
Install-ChocolateyZipPackage @arguments
$other = Join-Path $tools 'certenroll4j-@VERSION@\certenroll4j-x64.exe.ignore'
Set-Content -Path $other -Value 'for a Windows without WOW64'

# For PowerShell 3.0. Wraps the command line of certenroll4j and gives objects, its JSON answers. The program is the one that
# $env:CERTENROLL4J names, or certenroll4j.exe two folders above, as in the zip, or the one on the PATH.
Set-StrictMode -Version 2.0

function Find-Program {
    $beside = Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'certenroll4j.exe'
    if ($env:CERTENROLL4J) { return $env:CERTENROLL4J }
    if (Test-Path -LiteralPath $beside) { return $beside }
    return 'certenroll4j.exe'
}

# The answer of one call, with the exit code in it. An answer of "no" is an object, too; what was no answer is an error.
function Invoke-Program {
    param([string[]] $Words)
    $program = Find-Program
    $encoding = [Console]::OutputEncoding
    try {
        # JSON is UTF-8 in every code page.
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $text = & $program @Words '--json' | Out-String
        $code = $LASTEXITCODE
    } finally {
        [Console]::OutputEncoding = $encoding
    }
    if (-not $text.Trim()) { throw "certenroll4j gave no answer (exit code $code)" }
    $answer = $text | ConvertFrom-Json
    if ($answer.PSObject.Properties['error'] -and $answer.error) { throw $answer.error.message }
    Add-Member -InputObject $answer -MemberType NoteProperty -Name 'exitCode' -Value $code -PassThru
}

<#
.SYNOPSIS
Says whether this Windows, or one in a folder, has the hotfix that lets a web page pass AllowUntrustedRoot.
.PARAMETER WindowsDirectory
The folder Windows of a mounted image or a backup.
.OUTPUTS
state (MISSING, INSTALLED, INCLUDED, RESTART_PENDING, NOT_APPLICABLE or UNKNOWN), reason, files, evidence, exitCode.
#>
function Get-CertenrollHotfix {
    [CmdletBinding()]
    param([string] $WindowsDirectory)
    $words = @('status')
    if ($WindowsDirectory) { $words += @('--windows', $WindowsDirectory) }
    Invoke-Program -Words $words
}

<#
.SYNOPSIS
Installs what a CA answered to a request of this computer, and proves that the certificate's key works.
.PARAMETER Path
The response: certificate or PKCS #7, in any usual form; several files are installed as one response.
.OUTPUTS
installed, thumbprint, store, keyVerified, certificatesAdded; where Windows refused: hresult, symbol, cause, nextStep.
#>
function Install-CaResponse {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)] [string[]] $Path,
        [switch] $Machine,
        [switch] $AllowUntrustedRoot)
    $words = @('install')
    if ($Machine) { $words += '--machine' }
    if ($AllowUntrustedRoot) { $words += '--allow-untrusted-root' }
    # -WhatIf asks nobody; what Windows would say is what certenroll4j install --dry-run is for.
    if ($PSCmdlet.ShouldProcess($Path -join ', ', 'Install the response of a CA')) {
        Invoke-Program -Words ($words + '--' + $Path)
    }
}

Export-ModuleMember -Function 'Get-CertenrollHotfix', 'Install-CaResponse'

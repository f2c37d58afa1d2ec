# Runs Maven on this project: maven.ps1 GOAL OPTION..., with the JDK of JAVA_HOME. The Maven is the one on the PATH, or one that
# is fetched into target and checked. Exit code: Maven's, or 1 if it cannot be had. For PowerShell 2.0 and later.
$version = '3.9.16'
# As Maven Central publishes it beside the zip.
$sha512 = 'ed41650d42485cfc243fad22158caf9cbb5dc408ce7a09ddb94dd42a019de929' +
    'ca43065bfa450612cf12bf78b5cafa3884b96c090de326ff590448c933454af3'
$root = Split-Path -Parent (Split-Path -Parent $MyInvocation.MyCommand.Path)
$zip = "$root\target\apache-maven-$version-bin.zip"
$maven = "$root\target\maven\apache-maven-$version"
$url = "https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/$version/apache-maven-$version-bin.zip"

Push-Location -LiteralPath $root
if (Get-Command mvn.cmd -ErrorAction SilentlyContinue) {
    & mvn.cmd '-B' '-q' $args
    $code = $LASTEXITCODE
    Pop-Location
    exit $code
}
New-Item -ItemType Directory -Force "$root\target\maven" | Out-Null
if (-not (Test-Path -LiteralPath $zip)) {
    Write-Host "Fetching Maven $version (9 MB), because there is no mvn on the PATH"
    try {
        # TLS 1.2 by its number: old PowerShell does not know the name. A proxy may want to know who asks.
        [Net.ServicePointManager]::SecurityProtocol = 3072
        $client = New-Object Net.WebClient
        $client.Proxy = [Net.WebRequest]::GetSystemWebProxy()
        $client.Proxy.Credentials = [Net.CredentialCache]::DefaultCredentials
        $client.DownloadFile($url, "$zip.part")
        Move-Item -LiteralPath "$zip.part" $zip
    } catch {
        if (Test-Path -LiteralPath "$zip.part") { Remove-Item -LiteralPath "$zip.part" }
        Write-Host "Maven could not be fetched: $($_.Exception.Message)"
        Write-Host "Save $url as $zip and run this again, or install Maven."
        exit 1
    }
}
# Windows' own program: where the policy asks for FIPS, .NET's class refuses. Old ones put blanks between the bytes.
$found = "$(& certutil.exe '-hashfile' $zip 'SHA512')" -replace ' ', ''
if ($found -notmatch $sha512) {
    Remove-Item -LiteralPath $zip
    Write-Host "$zip was not what Maven Central publishes and was removed; run this again. certutil said: $found"
    exit 1
}
if (-not (Test-Path -LiteralPath "$maven\bin\m2.conf")) {
    Push-Location -LiteralPath "$root\target\maven"
    & "$env:JAVA_HOME\bin\jar.exe" 'xf' $zip
    Pop-Location
}
# Not by its mvn.cmd: cmd would cut a folder's name at its &.
$jar = Get-ChildItem -LiteralPath "$maven\boot" | Where-Object { $_.Name -like 'plexus-classworlds-*.jar' }
& "$env:JAVA_HOME\bin\java.exe" '-classpath' "$maven\boot\$($jar.Name)" "-Dclassworlds.conf=$maven\bin\m2.conf" `
    "-Dmaven.home=$maven" "-Dmaven.multiModuleProjectDirectory=$root" 'org.codehaus.plexus.classworlds.launcher.Launcher' `
    '-B' '-q' $args
$code = $LASTEXITCODE
Pop-Location
exit $code

<# $enroll.InstallResponse(0, $cert, 0, "") #>
New-Variable -Name AllowNone -Value 0x0 -Option Constant
$flags = 0x1 -bor 0x4
$enroll = New-Object -ComObject X509Enrollment.CX509Enrollment
$enroll.Initialize(1)   # $enroll.InstallResponse(0, $cert, 0, "")
$enroll.InstallResponse($AllowNone, $cert, 0, "")
$enroll.InstallResponse($flags, $cert, 0x6, "")
$ENROLL.installresponse([CERTENROLLLib.InstallResponseRestrictionFlags]::AllowNone, $cert,
    [CERTENROLLLib.EncodingType]::XCN_CRYPT_STRING_BASE64_ANY, "")
[void]$enroll.InstallResponse([int]2, $cert, 0, "")

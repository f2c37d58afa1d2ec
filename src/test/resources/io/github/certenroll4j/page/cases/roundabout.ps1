$e = New-Object -ComObject X509Enrollment.CX509Enrollment
$e.'InstallResponse'(0, $a, 1, "")
$e | ForEach-Object InstallResponse 0 $a 1 ""
$e.InstallResponse.Invoke(0, $a, 1, "")
$e.GetType().InvokeMember('InstallResponse', 'InvokeMethod', $null, $e, @(0, $a, 1, ""))
$e.InstallResponse([CERTENROLLLib.InstallResponseRestrictionFlags]::AllowNone -bor 2, $a, [EncodingType]::XCN_CRYPT_STRING_BASE64, "")

Attribute VB_Name = "Module1"
Sub Put(answer As String)
    Dim e As New CX509Enrollment
    e.Initialize ContextUser
    e.InstallResponse AllowNone, answer, XCN_CRYPT_STRING_BASE64, ""
    Call e.InstallResponse(AllowUntrustedCertificate, answer, XCN_CRYPT_STRING_BASE64, "")
End Sub

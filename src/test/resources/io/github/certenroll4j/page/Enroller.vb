Imports CERTENROLLLib
Public Class Enroller
    ' enroll.InstallResponse(0, response, 0, "")
    Private Const Flags As Integer = 0
    Public Sub Install(ByVal response As String)
        Dim enroll As New CX509Enrollment()
        enroll.Initialize(X509CertificateEnrollmentContext.ContextUser)
        enroll.InstallResponse(
            CERTENROLLLib.InstallResponseRestrictionFlags.AllowNone,
            response, CERTENROLLLib.EncodingType.XCN_CRYPT_STRING_BASE64, Nothing)
        enroll.InstallResponse(Flags, response, EncodingType.XCN_CRYPT_STRING_BASE64_ANY, Nothing)
        enroll.InstallResponse(InstallResponseRestrictionFlags.AllowNone Or InstallResponseRestrictionFlags.AllowUntrustedRoot, _
            response, 6, "")
    End Sub
End Class

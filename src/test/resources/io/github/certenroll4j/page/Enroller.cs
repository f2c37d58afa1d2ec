using CERTENROLLLib;
class Enroller
{
    /// <summary>Calls enroll.InstallResponse(0, a, b, c).</summary>
    private const int NoFlags = 0;
    void Install(string response)
    {
        var enroll = new CX509Enrollment();
        enroll.InstallResponse(InstallResponseRestrictionFlags.AllowNone,
            response, EncodingType.XCN_CRYPT_STRING_BASE64, ""); // no password
        enroll.InstallResponse((InstallResponseRestrictionFlags)NoFlags, response, EncodingType.XCN_CRYPT_STRING_BASE64_ANY, "");
        enroll.InstallResponse(InstallResponseRestrictionFlags.AllowUntrustedCertificate
            | InstallResponseRestrictionFlags.AllowNoOutstandingRequest, response, EncodingType.XCN_CRYPT_STRING_BASE64, "");
        enroll.InstallResponse(Restrictions: 0, strResponse: response, Encoding: (EncodingType)6, strPassword: "");
        Page.ClientScript.RegisterStartupScript(GetType(), "install",
            "<script>objEnroll.InstallResponse(0, \"" + response + "\", 1, \"\");</script>");
        var page = @"<script language=""VBScript"">
            Call objEnroll.InstallResponse(0, cert, 6, """")
            </script>";
        Log("enroll.InstallResponse failed");
    }
}

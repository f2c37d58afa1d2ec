package example;

/** Prints {@code obj.InstallResponse(0, cert, 1, "")}. */
class Servlet {
    void print(java.io.PrintWriter out, String cert) {
        out.println("<object id='f' classid='clsid:884e2049-217d-11da-b2a4-000e7bbb2b09'></object>");
        out.println("<script language='VBScript'>");
        out.println("const CRYPT_ANY = 6");
        out.println("obj.InstallResponse 0," + "\"" + cert + "\",CRYPT_ANY,\"\"");
        out.println("</script>");
        out.println("<script>");
        out.println("obj.InstallResponse(0, '" + cert + "', 1, '');");
        out.println("</script>");
    }
}

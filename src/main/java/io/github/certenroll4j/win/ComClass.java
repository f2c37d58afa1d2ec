package io.github.certenroll4j.win;

import com.sun.jna.platform.win32.WTypes;

/** The classes of CertEnroll that are made here, with the server that makes them. */
enum ComClass {
    CX509Enrollment("884e2046-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX509EnrollmentWebClassFactory("884e2049-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_LOCAL_SERVER),
    CX509CertificateRequestPkcs10("884e2042-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX509CertificateRequestCertificate("884e2043-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX509PrivateKey("884e200c-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX500DistinguishedName("884e2003-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX509ExtensionKeyUsage("884e200f-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX509ExtensionEnhancedKeyUsage("884e2010-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX509ExtensionAlternativeNames("884e2015-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CX509ExtensionTemplateName("884e2011-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CObjectId("884e2000-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CObjectIds("884e2001-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CAlternativeName("884e2013-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER),
    CAlternativeNames("884e2014-217d-11da-b2a4-000e7bbb2b09", WTypes.CLSCTX_INPROC_SERVER);

    final String clsid;
    final int server;
    final String progId = "X509Enrollment." + name();

    ComClass(String clsid, int server) {
        this.clsid = clsid;
        this.server = server;
    }
}

/// What AWS KMS answers.
///
/// - Note: AWS KMS, API model.
extension ServiceShapes {
  static let kmsSDK = ServiceShapes(
    "aws-sdk:kms",
    """
    cancelKeyDeletion: KeyId string(1..2048)
    createCustomKeyStore: CustomKeyStoreId string(1..64)
    createGrant: GrantToken string(1..8192), GrantId string(1..128)
    createKey: KeyMetadata KeyMetadata
    decapsulate: KeyId string(1..2048), SharedSecret string(1..4096),
      EncapsulationAlgorithm |ML_KEM
    decrypt: KeyId string(1..2048), Plaintext string(1..4096),
      EncryptionAlgorithm |SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE,
      CiphertextForRecipient string(1..6144), KeyMaterialId string(64..64)
    deleteImportedKeyMaterial: KeyId string(1..2048), KeyMaterialId string(0..64)
    deriveSharedSecret: KeyId string(1..2048), SharedSecret string(1..4096),
      CiphertextForRecipient string(1..6144), KeyAgreementAlgorithm |ECDH, KeyOrigin |AWS_KMS
      |EXTERNAL|AWS_CLOUDHSM|EXTERNAL_KEY_STORE
    describeCustomKeyStores: CustomKeyStores [CustomKeyStoresListEntry],
      NextMarker string(1..1024), Truncated boolean
    describeKey: KeyMetadata KeyMetadata
    encapsulate: KeyId string(1..2048), SharedSecret string(1..4096),
      SharedSecretCiphertextBlob string(1..6144), EncapsulationAlgorithm |ML_KEM
    encrypt: CiphertextBlob string(1..6144), KeyId string(1..2048),
      EncryptionAlgorithm |SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE
    generateDataKey: CiphertextBlob string(1..6144), Plaintext string(1..4096),
      KeyId string(1..2048), CiphertextForRecipient string(1..6144),
      KeyMaterialId string(64..64)
    generateDataKeyPair: PrivateKeyCiphertextBlob string(1..6144),
      PrivateKeyPlaintext string(1..4096), PublicKey string(1..8192), KeyId string(1..2048),
      KeyPairSpec KeyPairSpec, CiphertextForRecipient string(1..6144),
      KeyMaterialId string(64..64)
    generateDataKeyPairWithoutPlaintext: PrivateKeyCiphertextBlob string(1..6144),
      PublicKey string(1..8192), KeyId string(1..2048), KeyPairSpec KeyPairSpec,
      KeyMaterialId string(64..64)
    generateDataKeyWithoutPlaintext: CiphertextBlob string(1..6144), KeyId string(1..2048),
      KeyMaterialId string(64..64)
    generateMac: Mac string(1..6144), MacAlgorithm |HMAC_SHA_224|HMAC_SHA_256|HMAC_SHA_384
      |HMAC_SHA_512, KeyId string(1..2048)
    generateRandom: Plaintext string(1..4096), CiphertextForRecipient string(1..6144)
    getKeyLastUsage: KeyId string(1..2048), KeyLastUsage KeyLastUsageData,
      TrackingStartDate string, KeyCreationDate string
    getKeyPolicy: Policy string(1..131072), PolicyName string(1..128)
    getKeyRotationStatus: KeyRotationEnabled boolean, KeyId string(1..2048),
      RotationPeriodInDays number(90..2560), NextRotationDate string,
      OnDemandRotationStartDate string
    getParametersForImport: KeyId string(1..2048), ImportToken string(1..6144),
      PublicKey string(1..4096), ParametersValidTo string
    getPublicKey: KeyId string(1..2048), PublicKey string(1..8192),
      CustomerMasterKeySpec CustomerMasterKeySpec, KeySpec KeySpec, KeyUsage |SIGN_VERIFY
      |ENCRYPT_DECRYPT|GENERATE_VERIFY_MAC|KEY_AGREEMENT|ENCAPSULATE_DECAPSULATE,
      EncryptionAlgorithms [|SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE],
      SigningAlgorithms [SigningAlgorithm], KeyAgreementAlgorithms [|ECDH],
      EncapsulationAlgorithms [|ML_KEM]
    importKeyMaterial: KeyId string(1..2048), KeyMaterialId string(64..64)
    listAliases: Aliases [AliasListEntry], NextMarker string(1..1024), Truncated boolean
    listGrants, listRetirableGrants: Grants [GrantListEntry], NextMarker string(1..1024),
      Truncated boolean
    listKeyPolicies: PolicyNames [string(1..128)], NextMarker string(1..1024), Truncated boolean
    listKeyRotations: Rotations [RotationsListEntry], NextMarker string(1..1024),
      Truncated boolean
    listKeys: Keys [KeyListEntry], NextMarker string(1..1024), Truncated boolean
    listResourceTags: Tags [Tag], NextMarker string(1..1024), Truncated boolean
    reEncrypt: CiphertextBlob string(1..6144), SourceKeyId string(1..2048),
      KeyId string(1..2048), SourceEncryptionAlgorithm |SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1
      |RSAES_OAEP_SHA_256|SM2PKE, DestinationEncryptionAlgorithm |SYMMETRIC_DEFAULT
      |RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE, SourceKeyMaterialId string(64..64),
      DestinationKeyMaterialId string(64..64)
    replicateKey: ReplicaKeyMetadata KeyMetadata, ReplicaPolicy string(1..131072),
      ReplicaTags [Tag]
    rotateKeyOnDemand: KeyId string(1..2048)
    scheduleKeyDeletion: KeyId string(1..2048), DeletionDate string, KeyState |Creating|Enabled
      |Disabled|PendingDeletion|PendingImport|PendingReplicaDeletion|Unavailable|Updating,
      PendingWindowInDays number(1..365)
    sign: KeyId string(1..2048), Signature string(1..6144), SigningAlgorithm SigningAlgorithm
    verify: KeyId string(1..2048), SignatureValid boolean, SigningAlgorithm SigningAlgorithm
    verifyMac: KeyId string(1..2048), MacValid boolean, MacAlgorithm |HMAC_SHA_224|HMAC_SHA_256
      |HMAC_SHA_384|HMAC_SHA_512
    AliasListEntry: AliasName string(1..256), AliasArn string(20..2048),
      TargetKeyId string(1..2048), CreationDate string, LastUpdatedDate string
    CustomKeyStoresListEntry: CustomKeyStoreId string(1..64), CustomKeyStoreName string(1..256),
      CloudHsmClusterId string(19..24), TrustAnchorCertificate string(1..5000),
      ConnectionState |CONNECTED|CONNECTING|FAILED|DISCONNECTED|DISCONNECTING,
      ConnectionErrorCode |INVALID_CREDENTIALS|CLUSTER_NOT_FOUND|NETWORK_ERRORS|INTERNAL_ERROR
      |INSUFFICIENT_CLOUDHSM_HSMS|USER_LOCKED_OUT|USER_NOT_FOUND|USER_LOGGED_IN|SUBNET_NOT_FOUND
      |INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET|XKS_PROXY_ACCESS_DENIED|XKS_PROXY_NOT_REACHABLE
      |XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND|XKS_PROXY_INVALID_RESPONSE
      |XKS_PROXY_INVALID_CONFIGURATION|XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION
      |XKS_PROXY_TIMED_OUT|XKS_PROXY_INVALID_TLS_CONFIGURATION, CreationDate string,
      CustomKeyStoreType |AWS_CLOUDHSM|EXTERNAL_KEY_STORE,
      XksProxyConfiguration XksProxyConfigurationType
    CustomerMasterKeySpec: |RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521
      |ECC_SECG_P256K1|SYMMETRIC_DEFAULT|HMAC_224|HMAC_256|HMAC_384|HMAC_512|SM2
    GrantConstraints: EncryptionContextSubset {string}, EncryptionContextEquals {string},
      SourceArn string(20..512)
    GrantListEntry: KeyId string(1..2048), GrantId string(1..128), Name string(1..256),
      CreationDate string, GranteePrincipal string(1..256), RetiringPrincipal string(1..256),
      IssuingAccount string(1..256), Operations [|Decrypt|Encrypt|GenerateDataKey
      |GenerateDataKeyWithoutPlaintext|ReEncryptFrom|ReEncryptTo|Sign|Verify|GetPublicKey
      |CreateGrant|RetireGrant|DescribeKey|GenerateDataKeyPair
      |GenerateDataKeyPairWithoutPlaintext|GenerateMac|VerifyMac|DeriveSharedSecret|Encapsulate
      |Decapsulate], Constraints GrantConstraints, GranteeServicePrincipal string(1..128),
      RetiringServicePrincipal string(1..128)
    KeyLastUsageData: Operation |Decrypt|DeriveSharedSecret|Encrypt|GenerateDataKey
      |GenerateDataKeyPair|GenerateDataKeyPairWithoutPlaintext|GenerateDataKeyWithoutPlaintext
      |GenerateMac|ReEncrypt|Sign|Verify|VerifyMac|Encapsulate|Decapsulate, Timestamp string,
      CloudTrailEventId string, KmsRequestId string
    KeyListEntry: KeyId string(1..2048), KeyArn string(20..2048)
    KeyMetadata: AwsAccountId string, KeyId! string(1..2048), Arn string(20..2048),
      CreationDate string, Enabled boolean, Description string(0..8192), KeyUsage |SIGN_VERIFY
      |ENCRYPT_DECRYPT|GENERATE_VERIFY_MAC|KEY_AGREEMENT|ENCAPSULATE_DECAPSULATE,
      KeyState |Creating|Enabled|Disabled|PendingDeletion|PendingImport|PendingReplicaDeletion
      |Unavailable|Updating, DeletionDate string, ValidTo string, Origin |AWS_KMS|EXTERNAL
      |AWS_CLOUDHSM|EXTERNAL_KEY_STORE, CustomKeyStoreId string(1..64),
      CloudHsmClusterId string(19..24), ExpirationModel |KEY_MATERIAL_EXPIRES
      |KEY_MATERIAL_DOES_NOT_EXPIRE, KeyManager |AWS|CUSTOMER,
      CustomerMasterKeySpec CustomerMasterKeySpec, KeySpec KeySpec,
      EncryptionAlgorithms [|SYMMETRIC_DEFAULT|RSAES_OAEP_SHA_1|RSAES_OAEP_SHA_256|SM2PKE],
      SigningAlgorithms [SigningAlgorithm], KeyAgreementAlgorithms [|ECDH],
      EncapsulationAlgorithms [|ML_KEM], MultiRegion boolean,
      MultiRegionConfiguration MultiRegionConfiguration,
      PendingDeletionWindowInDays number(1..365), MacAlgorithms [|HMAC_SHA_224|HMAC_SHA_256
      |HMAC_SHA_384|HMAC_SHA_512], XksKeyConfiguration XksKeyConfigurationType,
      CurrentKeyMaterialId string(64..64)
    KeyPairSpec: |RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521
      |ECC_SECG_P256K1|SM2|ECC_NIST_EDWARDS25519|ML_KEM_512|ML_KEM_768|ML_KEM_1024
    KeySpec: |RSA_2048|RSA_3072|RSA_4096|ECC_NIST_P256|ECC_NIST_P384|ECC_NIST_P521
      |ECC_SECG_P256K1|SYMMETRIC_DEFAULT|HMAC_224|HMAC_256|HMAC_384|HMAC_512|SM2|ML_DSA_44
      |ML_DSA_65|ML_DSA_87|ECC_NIST_EDWARDS25519|ML_KEM_512|ML_KEM_768|ML_KEM_1024
    MultiRegionConfiguration: MultiRegionKeyType |PRIMARY|REPLICA, PrimaryKey MultiRegionKey,
      ReplicaKeys [MultiRegionKey]
    MultiRegionKey: Arn string(20..2048), Region string(1..32)
    RotationsListEntry: KeyId string(1..2048), KeyMaterialId string(64..64),
      KeyMaterialDescription string(0..256), ImportState |IMPORTED|PENDING_IMPORT,
      KeyMaterialState |NON_CURRENT|CURRENT|PENDING_ROTATION
      |PENDING_MULTI_REGION_IMPORT_AND_ROTATION, ExpirationModel |KEY_MATERIAL_EXPIRES
      |KEY_MATERIAL_DOES_NOT_EXPIRE, ValidTo string, RotationDate string,
      RotationType |AUTOMATIC|ON_DEMAND
    SigningAlgorithm: |RSASSA_PSS_SHA_256|RSASSA_PSS_SHA_384|RSASSA_PSS_SHA_512
      |RSASSA_PKCS1_V1_5_SHA_256|RSASSA_PKCS1_V1_5_SHA_384|RSASSA_PKCS1_V1_5_SHA_512
      |ECDSA_SHA_256|ECDSA_SHA_384|ECDSA_SHA_512|SM2DSA|ML_DSA_SHAKE_256|ED25519_SHA_512
      |ED25519_PH_SHA_512
    Tag: TagKey! string(1..128), TagValue! string(0..256)
    XksKeyConfigurationType: Id string(1..128)
    XksProxyConfigurationType: Connectivity |PUBLIC_ENDPOINT|VPC_ENDPOINT_SERVICE,
      AccessKeyId string(20..30), UriEndpoint string(10..128), UriPath string(10..128),
      VpcEndpointServiceName string(20..64), VpcEndpointServiceOwner string(12..12)
    """)
}
